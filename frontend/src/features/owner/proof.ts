/** What the owner changes wants a proof of a moment ago: a code where there is a second factor, or the password. */
import { createContext, useContext } from "react";
import { useConfirmed } from "~/features/security/useConfirmed";

export const ProofContext = createContext(false);

export const useProof = () => useConfirmed(useContext(ProofContext));
