/** Sends each role to its own page. */
import { Navigate } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "~/gql";
import { landingFor } from "./places";

const DeskPageQuery = graphql(`
  query DeskPage {
    me { id roles }
  }
`);

export function DeskPage() {
  const [{ data }] = useQuery({ query: DeskPageQuery });
  const landing = landingFor(data?.me?.roles ?? []);
  return landing ? <Navigate to={landing} search={{}} replace /> : null;
}
