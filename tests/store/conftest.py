"""What tests of stores share: a server that may be stopped or killed, and a certificate."""

import os
import ssl
import subprocess

import neo4j_server as server
import pytest


@pytest.fixture(scope="module")
def mortal():
    line = server.wanted()
    try:
        with server.mortal(line, server.java(line)) as started:
            yield started
    except server.Unavailable as missing:
        if os.environ.get("KG_TEST_NEO4J") == "required":
            pytest.fail(str(missing))
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def certified(tmp_path_factory):
    """A server's side of TLS with a certificate that nobody vouches for."""
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    new = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    try:
        subprocess.run([*new, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl was not found; it makes the certificate")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context
