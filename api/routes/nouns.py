"""Ministries, industries, standards, programmes and bulletins."""

from fastapi import APIRouter

from api.answer import one, pages

router = APIRouter(tags=["nouns"])

for collection, noun in (
    ("ministries", "ministry"),
    ("industries", "industry"),
    ("standards", "standard"),
    ("programmes", "programme"),
    ("bulletins", "bulletin"),
):
    pages(router, f"/{collection}", collection)
    one(router, f"/{collection}/{{key:path}}", noun)
