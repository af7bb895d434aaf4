"""Which namings are the same policy. A pure function of all contributions, whatever their order.

A document number is an identity (`number`), a title joins what bears it only while one candidate exists that was there on the citing day,
and a namesake of another number or year stays a policy of its own. What cannot be decided becomes a node of its own and is reported.
"""

from kg.resolve.naming import ITSELF, LONGEST_KEY, Form, Naming, Place, Text
from kg.resolve.resolution import Ambiguity, Resolution, resolve

__all__ = ["ITSELF", "LONGEST_KEY", "Ambiguity", "Form", "Naming", "Place", "Resolution", "Text", "resolve"]
