"""Lists of products: narrowed, sorted, and read page by page without skipping or repeating."""



