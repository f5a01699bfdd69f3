/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Frame {\n    me { id name roles }\n    categories { id name slug }\n    cart { id quantity totals { total { amount currency } } }\n  }\n": typeof types.FrameDocument,
    "\n  query ProductList($filter: ProductFilter, $sort: ProductSort, $first: Int!, $after: String) {\n    products(filter: $filter, sort: $sort, first: $first, after: $after) {\n      totalCount\n      correctedText\n      pageInfo { hasNextPage endCursor }\n      facets { name values { value label count isSelected } }\n      nodes { id ...ProductTile }\n    }\n  }\n": typeof types.ProductListDocument,
    "\n  fragment ProductTile on Product {\n    id\n    name\n    slug\n    maker\n    size\n    articleNumber\n    needsArticleNumber\n    picture\n    wall\n    variantId\n    price { amount currency }\n    unitPrice { unit price { amount currency } }\n    stock\n    quantityAvailable\n  }\n": typeof types.ProductTileFragmentDoc,
    "\n  fragment Shelf on RecommendationList {\n    isFallback\n    items {\n      token\n      reason { kind text products orders }\n      product { id ...ProductTile }\n    }\n  }\n": typeof types.ShelfFragmentDoc,
    "\n  mutation LogEvents($input: LogEventsInput!) {\n    logEvents(input: $input) { __typename }\n  }\n": typeof types.LogEventsDocument,
};
const documents: Documents = {
    "\n  query Frame {\n    me { id name roles }\n    categories { id name slug }\n    cart { id quantity totals { total { amount currency } } }\n  }\n": types.FrameDocument,
    "\n  query ProductList($filter: ProductFilter, $sort: ProductSort, $first: Int!, $after: String) {\n    products(filter: $filter, sort: $sort, first: $first, after: $after) {\n      totalCount\n      correctedText\n      pageInfo { hasNextPage endCursor }\n      facets { name values { value label count isSelected } }\n      nodes { id ...ProductTile }\n    }\n  }\n": types.ProductListDocument,
    "\n  fragment ProductTile on Product {\n    id\n    name\n    slug\n    maker\n    size\n    articleNumber\n    needsArticleNumber\n    picture\n    wall\n    variantId\n    price { amount currency }\n    unitPrice { unit price { amount currency } }\n    stock\n    quantityAvailable\n  }\n": types.ProductTileFragmentDoc,
    "\n  fragment Shelf on RecommendationList {\n    isFallback\n    items {\n      token\n      reason { kind text products orders }\n      product { id ...ProductTile }\n    }\n  }\n": types.ShelfFragmentDoc,
    "\n  mutation LogEvents($input: LogEventsInput!) {\n    logEvents(input: $input) { __typename }\n  }\n": types.LogEventsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Frame {\n    me { id name roles }\n    categories { id name slug }\n    cart { id quantity totals { total { amount currency } } }\n  }\n"): (typeof documents)["\n  query Frame {\n    me { id name roles }\n    categories { id name slug }\n    cart { id quantity totals { total { amount currency } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProductList($filter: ProductFilter, $sort: ProductSort, $first: Int!, $after: String) {\n    products(filter: $filter, sort: $sort, first: $first, after: $after) {\n      totalCount\n      correctedText\n      pageInfo { hasNextPage endCursor }\n      facets { name values { value label count isSelected } }\n      nodes { id ...ProductTile }\n    }\n  }\n"): (typeof documents)["\n  query ProductList($filter: ProductFilter, $sort: ProductSort, $first: Int!, $after: String) {\n    products(filter: $filter, sort: $sort, first: $first, after: $after) {\n      totalCount\n      correctedText\n      pageInfo { hasNextPage endCursor }\n      facets { name values { value label count isSelected } }\n      nodes { id ...ProductTile }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProductTile on Product {\n    id\n    name\n    slug\n    maker\n    size\n    articleNumber\n    needsArticleNumber\n    picture\n    wall\n    variantId\n    price { amount currency }\n    unitPrice { unit price { amount currency } }\n    stock\n    quantityAvailable\n  }\n"): (typeof documents)["\n  fragment ProductTile on Product {\n    id\n    name\n    slug\n    maker\n    size\n    articleNumber\n    needsArticleNumber\n    picture\n    wall\n    variantId\n    price { amount currency }\n    unitPrice { unit price { amount currency } }\n    stock\n    quantityAvailable\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Shelf on RecommendationList {\n    isFallback\n    items {\n      token\n      reason { kind text products orders }\n      product { id ...ProductTile }\n    }\n  }\n"): (typeof documents)["\n  fragment Shelf on RecommendationList {\n    isFallback\n    items {\n      token\n      reason { kind text products orders }\n      product { id ...ProductTile }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LogEvents($input: LogEventsInput!) {\n    logEvents(input: $input) { __typename }\n  }\n"): (typeof documents)["\n  mutation LogEvents($input: LogEventsInput!) {\n    logEvents(input: $input) { __typename }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;