"""What happens when a mutation is sent twice, because its first answer got lost: for each, a line.

A mutation that no line names fails the build. What spends, earns, ships or books takes a key.
"""

TAKES_KEY = {
    "placeOrder": "spends, and holds goods",
    "advanceOrder": "ships",
    "requestReturn": "books units of an order to go back",
    "approveReturn": "promises to take them",
    "rejectReturn": "gives the units free again",
    "receiveReturn": "books goods onto a shelf",
    "refundReturn": "gives money back, and takes points",
    "approveRefund": "gives money back, and takes points",
    "declineRefund": "answers a colleague for good",
    "adjustStock": "books goods",
    "countStock": "books goods",
    "transferStock": "moves goods",
    "expectStock": "announces goods",
    "receiveStock": "books goods onto a shelf",
    "setStockTerms": "keeps goods back, or sells them before they come",
    "createLocation": "opens a place",
    "openTicket": "says something to people, who would read it twice",
    "replyToTicket": "says something to people, who would read it twice",
}
TWICE_IS_ONCE = {
    "startPayment": "an order has one payment, known to the company by our own id",
    "setCartLine": "says how many there are to be, not how many more",
    "applyOffer": "a cart has one offer",
    "dismissRecommendation": "a product is dismissed or it is not",
    "finishSignUp": "a link makes one account, with one membership",
    "confirmEmail": "a link opens once",
    "resetPassword": "a link opens once",
    "refreshSession": "a token is taken once; taken again, the session ends",
    "revokeSession": "a session ends once",
    "logOut": "a session ends once",
    "logOutEverywhere": "a session ends once",
    "finishSecondFactor": "a code is good once",
    "endSecondFactor": "there is one, or there is none",
    "changePassword": "sets what is named",
    "reserveCart": "holds what is in the cart, once",
    "changeLocation": "is written over one revision, once",
    "changeShop": "is written over one revision, once",
    "changeMailSender": "is written over one revision, once",
    "changeTaxRate": "is written over one revision, once",
    "writeLegalText": "follows one version, once",
    "inviteStaff": "a later invitation takes the place of the earlier",
    "revokeInvitation": "an invitation ends once",
    "acceptInvitation": "a link opens once",
    "changeStaff": "sets what is named",
    "deactivateStaff": "sets what is named",
    "reactivateStaff": "sets what is named",
    "chooseConsent": "says again what was said",
    "exportMyData": "one is made at a time",
    "requestErasure": "somebody is erased once",
    "cancelErasure": "somebody is erased once",
    "eraseCustomer": "somebody is erased once",
    "confirmGuestErasure": "a link opens once",
    "setRetention": "sets what is named",
}
"""Sent again, nothing that counts changes any more."""
HARMLESS = {
    "addToCart": "a cart holds nothing yet; its buyer sees the total, and names it to buy",
    "addLinesToCart": "a cart holds nothing yet; its buyer sees the total, and names it to buy",
    "logEvents": "somebody looked at something, perhaps twice",
    "signUp": "sends a link, a few times an hour at most",
    "requestPasswordReset": "sends a link, a few times an hour at most",
    "requestGuestErasure": "sends a link, a few times an hour at most",
    "requestEmailChange": "sends a link, a few times an hour at most",
    "logIn": "begins a session, which its owner sees and may end",
    "confirmIdentity": "the same minutes begin anew",
    "openExport": "a link that is good for minutes",
    "startSecondFactor": "a new secret that does not count yet",
}
"""Neither the first nor the second changes anything that counts."""
COUNTS_FOR_NOTHING = {
    *("accounts", "login_sessions", "refresh_tokens", "second_factors", "email_proofs", "visitors"),
    *("carts", "cart_lines", "dismissals", "events", "tries", "buckets", "audit_entries"),
    *("invitations", "consent_changes", "data_exports", "erasures"),
}
"""Tables in which no money, goods, points or promises stand. All others are ledgers here."""
