/** The pages in which one finds and buys. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { NotFound } from "~/components/NotFound";
import { onlyListSearch } from "~/features/catalog/listSearch";
import { asText } from "~/lib/searchParams";
import { knowPlace, plainLayout, shopLayout } from "./layouts";

const inShop = () => shopLayout;
const inPlain = () => plainLayout;

const home = createRoute({
  getParentRoute: inShop,
  path: "/",
  component: lazyRouteComponent(() => import("~/features/home/HomePage"), "HomePage"),
});

const aisles = createRoute({
  getParentRoute: inShop,
  path: "/aisles",
  component: lazyRouteComponent(() => import("~/features/catalog/AislesPage"), "AislesPage"),
});

const category = createRoute({
  getParentRoute: inShop,
  path: "/c/$slug",
  validateSearch: onlyListSearch,
  component: lazyRouteComponent(() => import("~/features/catalog/CategoryPage"), "CategoryPage"),
});

const search = createRoute({
  getParentRoute: inShop,
  path: "/search",
  validateSearch: onlyListSearch,
  component: lazyRouteComponent(() => import("~/features/search/SearchPage"), "SearchPage"),
});

const product = createRoute({
  getParentRoute: inShop,
  path: "/p/$slug",
  validateSearch: (search: Record<string, unknown>): { from?: string } => ({ from: asText(search.from) }),
  component: lazyRouteComponent(() => import("~/features/product/ProductPage"), "ProductPage"),
});

const cart = createRoute({
  getParentRoute: inShop,
  path: "/cart",
  component: lazyRouteComponent(() => import("~/features/cart/CartPage"), "CartPage"),
});

const saved = createRoute({
  getParentRoute: inShop,
  path: "/saved",
  loader: knowPlace,
  component: lazyRouteComponent(() => import("~/features/saved/SavedPage"), "SavedPage"),
});

const shared = createRoute({
  getParentRoute: inShop,
  path: "/shared/$token",
  loader: knowPlace,
  component: lazyRouteComponent(() => import("~/features/saved/SharedPage"), "SharedPage"),
});

const readAt = (search: Record<string, unknown>): { at?: string } => ({ at: asText(search.at) });

const imprint = createRoute({
  getParentRoute: inShop,
  path: "/imprint",
  validateSearch: readAt,
  component: lazyRouteComponent(() => import("~/features/legal/LegalPages"), "ImprintPage"),
});

const privacy = createRoute({
  getParentRoute: inShop,
  path: "/privacy",
  validateSearch: readAt,
  component: lazyRouteComponent(() => import("~/features/legal/LegalPages"), "PrivacyPage"),
});

const privacyChoices = createRoute({
  getParentRoute: inShop,
  path: "/privacy-choices",
  component: lazyRouteComponent(() => import("~/features/privacy/PrivacyChoicesPage"), "PrivacyChoicesPage"),
});

const erase = createRoute({
  getParentRoute: inShop,
  path: "/erase",
  component: lazyRouteComponent(() => import("~/features/privacy/ErasePage"), "ErasePage"),
});

const track = createRoute({
  getParentRoute: inShop,
  path: "/track",
  loader: knowPlace,
  component: lazyRouteComponent(() => import("~/features/orders/TrackPage"), "TrackPage"),
});

const terms = createRoute({
  getParentRoute: inShop,
  path: "/terms",
  validateSearch: readAt,
  component: lazyRouteComponent(() => import("~/features/legal/LegalPages"), "TermsPage"),
});

const withdrawal = createRoute({
  getParentRoute: inShop,
  path: "/withdrawal",
  validateSearch: readAt,
  component: lazyRouteComponent(() => import("~/features/legal/LegalPages"), "WithdrawalPage"),
});

type Next = { next?: string };
const readNext = (search: Record<string, unknown>): Next => ({ next: asText(search.next) });

const logIn = createRoute({
  getParentRoute: inShop,
  path: "/login",
  validateSearch: readNext,
  component: lazyRouteComponent(() => import("~/features/identity/LogInPage"), "LogInPage"),
});

const signUp = createRoute({
  getParentRoute: inShop,
  path: "/signup",
  validateSearch: readNext,
  component: lazyRouteComponent(() => import("~/features/identity/SignUpPage"), "SignUpPage"),
});

const welcome = createRoute({
  getParentRoute: inShop,
  path: "/welcome",
  component: lazyRouteComponent(() => import("~/features/identity/WelcomePage"), "WelcomePage"),
});

const join = createRoute({
  getParentRoute: inShop,
  path: "/join",
  component: lazyRouteComponent(() => import("~/features/identity/JoinPage"), "JoinPage"),
});

const forgotPassword = createRoute({
  getParentRoute: inShop,
  path: "/forgot-password",
  component: lazyRouteComponent(() => import("~/features/identity/ForgotPasswordPage"), "ForgotPasswordPage"),
});

const resetPassword = createRoute({
  getParentRoute: inShop,
  path: "/reset-password",
  component: lazyRouteComponent(() => import("~/features/identity/ResetPasswordPage"), "ResetPasswordPage"),
});

const confirmEmail = createRoute({
  getParentRoute: inShop,
  path: "/confirm-email",
  component: lazyRouteComponent(() => import("~/features/identity/ConfirmEmailPage"), "ConfirmEmailPage"),
});

const checkout = createRoute({
  getParentRoute: inPlain,
  path: "/checkout",
  component: lazyRouteComponent(() => import("~/features/checkout/CheckoutPage"), "CheckoutPage"),
});

const done = createRoute({
  getParentRoute: inPlain,
  path: "/checkout/done",
  validateSearch: (search: Record<string, unknown>): { order?: string; outcome?: string } => ({
    order: asText(search.order),
    outcome: asText(search.outcome),
  }),
  component: lazyRouteComponent(() => import("~/features/checkout/DonePage"), "DonePage"),
});

const giftCards = createRoute({
  getParentRoute: inShop,
  path: "/gift-cards",
  component: lazyRouteComponent(() => import("~/features/tenders/GiftCardPage"), "GiftCardPage"),
});

/** Whatever leads nowhere, with the way back to the shelves around it. */
const nowhere = createRoute({
  getParentRoute: inShop,
  path: "$",
  component: NotFound,
});

const byMail = [welcome, join, forgotPassword, resetPassword, confirmEmail] as const;
const legal = [imprint, privacy, privacyChoices, erase, track, terms, withdrawal] as const;
export const shopRoutes = [home, aisles, category, search, product, cart, saved, shared, giftCards, logIn, signUp, nowhere, ...byMail, ...legal] as const;
export const plainRoutes = [checkout, done] as const;
