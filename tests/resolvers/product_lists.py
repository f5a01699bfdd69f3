"""What the tests of product lists ask, and how they read the reply."""

CARD = """
    id name slug brand maker size articleNumber needsArticleNumber variantId sku stock
    quantityAvailable price { amount currency } unitPrice { price { amount } unit }
    category { name slug }
"""
LIST = f"""
query ($filter: ProductFilter, $sort: ProductSort, $first: Int = 24, $after: String) {{
  products(filter: $filter, sort: $sort, first: $first, after: $after) {{
    nodes {{ {CARD} }} edges {{ cursor node {{ name }} }}
    pageInfo {{ hasNextPage hasPreviousPage endCursor }}
  }}
}}
"""


def names(reply):
    return [node["name"] for node in reply["products"]["nodes"]]
