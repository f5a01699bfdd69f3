/** The catalogue, as merchandisers find, edit, export and import it. */
import { graphql } from "~/gql";

export const CatalogQuery = graphql(`
  query Catalog($search: String, $status: ProductStatus, $after: String) {
    catalogProducts(search: $search, status: $status, first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id name articleNumber status category { id name } }
    }
  }
`);

export const EditedProductFragment = graphql(`
  fragment EditedProduct on CatalogProduct {
    id
    name
    slug
    description
    status
    articleNumber
    externalRef
    revision
    publishFrom
    publishUntil
    taxClass
    returnRule
    seoTitle
    seoDescription
    ageLimits { market years }
    texts { locale name description seoTitle seoDescription }
    attributes { code value }
    publicMetadata { key value }
    privateMetadata { key value }
    pictures { alternative alternativeDe media { id url } }
    relatedProducts { id name }
    upgrades { id name }
    category { id name }
    variants { id sku name barcode weightGrams leastQuantity mostQuantity quantityStep prices { market price { amount currency } sale { price { amount } startsAt endsAt isRunning } } }
  }
`);

export const CatalogProductQuery = graphql(`
  query CatalogProduct($id: ID!) {
    catalogProduct(id: $id) { ...EditedProduct }
    catalogCategories { id name level }
    attributes { id code name type choices unit }
    shop { channels { code name currency } }
  }
`);

export const ShelvesQuery = graphql(`
  query Shelves {
    catalogCategories { id name level }
    shop { channels { code name currency } }
  }
`);

export const CreateProductMutation = graphql(`
  mutation CreateProduct($input: CreateProductInput!) {
    createProduct(input: $input) {
      __typename
      ... on CatalogProduct { id }
      ... on InvalidInput { message fields { path message } }
      ... on Error { message }
    }
  }
`);

export const AddVariantMutation = graphql(`
  mutation AddVariant($input: AddVariantInput!) {
    addVariant(input: $input) {
      __typename
      ... on CatalogProduct { ...EditedProduct }
      ... on InvalidInput { message fields { path message } }
      ... on Error { message }
    }
  }
`);

export const SetPicturesMutation = graphql(`
  mutation SetProductPictures($input: SetProductPicturesInput!) {
    setProductPictures(input: $input) {
      __typename
      ... on CatalogProduct { ...EditedProduct }
      ... on InvalidInput { message fields { path message } }
      ... on Error { message }
    }
  }
`);

export const SetLinksMutation = graphql(`
  mutation SetProductLinks($input: SetProductLinksInput!) {
    setProductLinks(input: $input) {
      __typename
      ... on CatalogProduct { ...EditedProduct }
      ... on InvalidInput { message fields { path message } }
      ... on Error { message }
    }
  }
`);

export const CreateAttributeMutation = graphql(`
  mutation CreateAttribute($input: CreateAttributeInput!) {
    createAttribute(input: $input) {
      __typename
      ... on Attribute { id }
      ... on InvalidInput { message fields { path message } }
      ... on Error { message }
    }
  }
`);

export const EditProductMutation = graphql(`
  mutation EditProduct($input: EditProductInput!) {
    editProduct(input: $input) {
      __typename
      ... on CatalogProduct { ...EditedProduct }
      ... on ChangedMeanwhile { revision message }
      ... on InvalidInput { message fields { path message } }
      ... on Error { message }
    }
  }
`);

export const ProductStatusMutation = graphql(`
  mutation ChangeProductStatus($input: ChangeProductStatusInput!) {
    changeProductStatus(input: $input) {
      __typename
      ... on CatalogProduct { ...EditedProduct }
      ... on Error { message }
    }
  }
`);

export const EditVariantMutation = graphql(`
  mutation EditVariant($input: EditVariantInput!) {
    editVariant(input: $input) {
      __typename
      ... on CatalogProduct { ...EditedProduct }
      ... on InvalidInput { message fields { path message } }
      ... on Error { message }
    }
  }
`);

export const TransferFragment = graphql(`
  fragment Transfer on CatalogTransfer {
    id
    kind
    content
    status
    isDryRun
    policy
    askedAt
    endedAt
    total
    done
    created
    changed
    unchanged
    failed
    narrowed { key value }
    problem
    fileUrl
    faults(first: 50) { row column message }
  }
`);

export const TransfersQuery = graphql(`
  query CatalogTransfers($content: TransferContent!) { catalogTransfers(content: $content, first: 20) { ...Transfer } }
`);

export const TransferChanged = graphql(`
  subscription CatalogTransferChanged($id: ID!) { catalogTransferChanged(transferId: $id) { ...Transfer } }
`);

export const OpenUploadMutation = graphql(`
  mutation OpenUpload($input: OpenUploadInput!) { openUpload(input: $input) { id url mostBytes } }
`);

export const ImportMutation = graphql(`
  mutation ImportCatalog($input: ImportCatalogInput!) {
    importCatalog(input: $input) { __typename ... on CatalogTransfer { id } ... on Error { message } }
  }
`);

export const ExportSomeMutation = graphql(`
  mutation ExportProducts($input: ExportProductsInput!) { exportProducts(input: $input) { id } }
`);

export const ExportMutation = graphql(`
  mutation ExportCatalog { exportCatalog { id } }
`);
