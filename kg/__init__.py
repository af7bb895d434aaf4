"""Policy bulletins to a knowledge graph: extraction, resolution, graph and stores.

Read `kg.model` first, then `kg.build`.
"""
