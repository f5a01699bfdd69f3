/** What the statuses of products and of files are called. */
import type { AttributeType, ProductStatus, TransferStatus } from "~/gql/graphql";

export const statuses: ProductStatus[] = ["DRAFT", "SCHEDULED", "EARLY", "LISTED", "ENDED", "ARCHIVED"];

export const statusWords: Record<ProductStatus, string> = {
  DRAFT: "Draft",
  SCHEDULED: "Waits for its day",
  EARLY: "Early access",
  LISTED: "On sale",
  ENDED: "Ended",
  ARCHIVED: "Archived",
};

export const transferWords: Record<TransferStatus, string> = {
  WAITING: "Waits for its turn",
  RUNNING: "Under way",
  DONE: "Done",
  REFUSED: "Nothing was changed: some rows are wrong",
  FAILED: "Failed",
};

export const typeWords: Record<AttributeType, string> = {
  TEXT: "Text",
  NUMBER: "Number",
  BOOLEAN: "Yes or no",
  CHOICE: "Choice",
  COLOUR: "Colour",
  DATE: "Date",
};
