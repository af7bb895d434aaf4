"""The Reconciliation Service API 0.2, by which OpenRefine and others match the cells of a table: docs/openrefine.md.

Entities are named `Label:id`, as in the page's addresses and in GraphML. Their types are the labels in `entity.TYPES`, their properties the
columns of the query about one node of that label.
"""
