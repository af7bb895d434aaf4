"""Ministries with their duties, industries, standards, programmes, bulletins, regions and indicators."""

from fastapi import APIRouter

from api.answer import one, pages, rows

router = APIRouter(tags=["nouns"])

# Before the body itself, whose key may hold slashes.
rows(router, "/ministries/{key:path}/duties", "duties")
for collection, noun in (
    ("ministries", "ministry"),
    ("industries", "industry"),
    ("standards", "standard"),
    ("programmes", "programme"),
    ("bulletins", "bulletin"),
    ("regions", "region"),
):
    pages(router, f"/{collection}", collection)
    one(router, f"/{collection}/{{key:path}}", noun)
pages(router, "/indicators", "indicators")
rows(router, "/indicators/{key:path}", "indicator")
