"""The driver and its connections, and how it is replaced by a new one when the server has stopped answering."""

import threading
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import neo4j
from neo4j.exceptions import DriverError

from kg.errors import StoreError
from kg.store.neo4j.cut import GRACE

if TYPE_CHECKING:
    from kg.store.settings import StoreSettings


class Line:
    """The current driver. One whose server is silent is retired: its idle connections may be as dead as the one that was cut."""

    def __init__(self, uri: str, settings: "StoreSettings") -> None:
        """Take the address; nothing is sent before it is used. Raises StoreError for an address that can be none."""
        self.uri, self._settings = uri, settings
        self.driver = _driver(uri, settings)
        # Kept when the driver goes: what this store wrote before is still to be waited for.
        self._bookmarks = self.driver.execute_query_bookmark_manager
        self._retired: list[neo4j.Driver] = []
        self._changing = threading.Lock()
        self._closed = False

    def session(self, access: str, **settings: Any) -> neo4j.Session:
        """Return a session of the current driver."""
        return self.driver.session(
            database=self._settings.neo4j_database,
            default_access_mode=access,
            # In a cluster, a read waits until the member that answers has what this store wrote before.
            bookmark_manager=self._bookmarks,
            **settings,
        )

    def renew(self, silent: neo4j.Driver, seconds: float) -> None:
        """Put a new driver in the place of that one, if it is still the current one; `seconds` is how long its last reads may take."""
        with self._changing:
            if silent is not self.driver or self._closed:
                return
            self.driver = _driver(self.uri, self._settings)
            self._retired.append(silent)
        # Others may still be reading by it.
        timer = threading.Timer(seconds + 2 * GRACE, self._end, (silent,))
        timer.daemon = True
        timer.start()

    def close(self) -> None:
        """Close all connections; safe to call twice."""
        with self._changing:
            self._closed = True
            drivers = [self.driver, *self._retired]
            self._retired.clear()
        for driver in drivers:
            driver.close()

    def _end(self, driver: neo4j.Driver) -> None:
        with self._changing:
            if driver not in self._retired:
                return
            self._retired.remove(driver)
        driver.close()


def _driver(uri: str, settings: "StoreSettings") -> neo4j.Driver:
    password = settings.neo4j_password
    try:
        return neo4j.GraphDatabase.driver(
            uri,
            auth=(settings.neo4j_user, password.get_secret_value()) if password else None,
            user_agent=settings.neo4j_user_agent or f"policy-kg/{version('policy-kg')}",
            connection_timeout=settings.neo4j_connect_timeout,
            connection_acquisition_timeout=settings.neo4j_pool_timeout,
            max_connection_lifetime=settings.neo4j_connection_lifetime,
            max_transaction_retry_time=settings.neo4j_retry_time,
            max_connection_pool_size=settings.neo4j_pool_size,
            # A label that no build has written yet is no news to the user.
            notifications_min_severity="OFF",
        )
    except (DriverError, ValueError) as error:
        raise StoreError(f"{uri} is no address of a server: {error}") from error
