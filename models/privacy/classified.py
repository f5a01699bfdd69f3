"""What each table knows about people; see `models/privacy/registry.py`."""

from models.privacy.erasure import NAME
from models.privacy.registry import about_nobody, goes, stays
from models.privacy.retention import BROWSING

THEIR_ORDERS = "order_id = any(:orders)"
BOOKS = "Bookkeeping: what was sold, paid and given back is kept as the law asks, without a name."
KEPT_OF_EVENTS = (
    "total currency status points kind amount reference order_id product_id variant_id quantity"
    " lines from_staff reason number what won fulfilment_id is_latest estimated_at pickup_id"
)
"""What stays of the data of events: no text that somebody wrote, no card, no address."""

# The person
stays(
    "customers",
    "id = :customer",
    "An id that leads nowhere, for the books to point to.",
    exported="name email phone birth_date address traits external_ref order_count consent"
    " is_personalised",
    internal="is_demo erased_at",
    cleared={
        "name": f"'{NAME}'",
        "email": "null",
        "phone": "null",
        "birth_date": "null",
        "address": "null",
        "traits": "'{}'",
        "external_ref": "null",
        "consent": "0",
        "erased_at": "coalesce(erased_at, now())",
    },
    kept="order_count is_demo is_personalised",
)
goes(
    "customer_addresses",
    "customer_id = :customer",
    exported="place is_default",
    internal="customer_id",
)
stays(
    "accounts",
    "id = any(:accounts)",
    "Who once worked here is pointed to by what they decided; nobody can log in to it.",
    exported="email name roles email_proven_at is_active",
    internal="password_hash customer_id store_id grants refund_cap refund_cap_currency",
    cleared={
        "email": "'erased-' || id || '@invalid'",
        "name": f"'{NAME}'",
        "password_hash": "''",
        "roles": "'{}'",
        "grants": "'{}'",
        "customer_id": "null",
        "store_id": "null",
        "email_proven_at": "null",
        "is_active": "false",
    },
    kept="refund_cap refund_cap_currency",
)
goes(
    "invitations",
    "email = any(:emails)",
    exported="email name role invited_at",
    internal="store_id grants refund_cap refund_cap_currency invited_by expires_at accepted_at"
    " revoked_at",
)
goes(
    "login_sessions",
    "account_id = any(:accounts)",
    exported="touchpoint device client used_at expires_at revoked_at",
    internal="token_digest account_id token_expires_at fresh_until visitor_id",
)
goes(
    "refresh_tokens",
    "session_id in (select id from login_sessions where account_id = any(:accounts))",
    internal="token_digest session_id used_at",
)
goes(
    "second_factors",
    "account_id = any(:accounts)",
    exported="confirmed_at",
    internal="account_id sealed_secret sealed_next last_step paper_digests",
)
goes(
    "email_proofs",
    "(account_id = any(:accounts) or email = any(:emails) or replaces = any(:emails))"
    " and id is distinct from :proof",
    exported="purpose email name replaces expires_at used_at",
    internal="token_digest account_id joins_loyalty invitation_id",
)
goes("tries", "key = any(:tries)", internal="key count until")
goes(
    "visitors",
    "id = any(:visitors)",
    exported="device seen_at consent is_personalised",
    internal="token_digest visit_id is_away",
)
goes(
    "consent_changes",
    "customer_id = :customer or visitor_id = any(:visitors)",
    exported="is_granted version source at",
    internal="customer_id visitor_id",
)
goes(
    "data_exports",
    "customer_id = :customer",
    exported="asked_at ready_at expires_at size",
    internal="customer_id account_id content link_digest link_expires_at",
)
stays(
    "erasures",
    "customer_id = :customer",
    "That somebody was erased is remembered, so that it can be repeated; not who.",
    exported="asked_at due_at status done_at",
    internal="customer_id proof_id asked_by settled_at",
    cleared={},
    kept="asked_at due_at status done_at customer_id proof_id asked_by settled_at",
)

# What they did
stays(
    "events",
    "customer_id = :customer or visitor_id = any(:visitors) or subject_id = any(:subjects)",
    "That an order was placed and confirmed is part of the books; who looked at what goes.",
    exported="name at touchpoint device data token",
    internal="subject_id account_id customer_id visitor_id visit_id topic tx",
    cleared={
        "account_id": "case when account_id = any(:accounts) then null else account_id end",
        "customer_id": "null",
        "visitor_id": "null",
        "visit_id": "null",
        "device": "null",
        "token": "null",
        "topic": "null",
        "data": "(select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(data)"
        " where key = any(:kept_of_events))",
    },
    kept="name at touchpoint subject_id tx",
    before=(f"delete from events where name in ({BROWSING}) and ({{whose}})",),
)
goes(
    "opinions",
    "customer_id = :customer or visitor_id = any(:visitors)",
    exported="verdict product_id maker",
    internal="customer_id visitor_id token",
)
goes(
    "carts",
    "customer_id = :customer or (customer_id is null and visitor_id = any(:visitors))",
    exported="status note codes abandoned_at updated_at",
    internal="channel_id customer_id visitor_id version merged removed",
)
stays(
    "stock_reservations",
    "cart_id in (select id from carts where customer_id = :customer"
    " or (customer_id is null and visitor_id = any(:visitors)))",
    "Goods are held by it for some minutes; then it goes, and they are free.",
    internal="cart_id variant_id location_id quantity begun_at expires_at",
    cleared={},
    kept="cart_id variant_id location_id quantity begun_at expires_at",
)
goes(
    "cart_lines",
    "cart_id in (select id from carts where customer_id = :customer"
    " or (customer_id is null and visitor_id = any(:visitors)))",
    exported="variant_id quantity attribution seen_price seen_currency",
    internal="cart_id",
)
goes(
    "shopping_lists",
    "customer_id = :customer or (customer_id is null and visitor_id = any(:visitors))",
    exported="kind shared_until updated_at",
    internal="customer_id visitor_id shares",
)
goes(
    "list_lines",
    "list_id in (select id from shopping_lists where customer_id = :customer"
    " or (customer_id is null and visitor_id = any(:visitors)))",
    exported="variant_id quantity",
    internal="list_id",
)
goes(
    "tickets",
    "customer_id = :customer",
    exported="number subject status opened_at updated_at",
    internal="customer_id order_id",
)
goes(
    "ticket_messages",
    "ticket_id in (select id from tickets where customer_id = :customer)",
    exported="body author is_from_staff at",
    internal="ticket_id",
)
goes(
    "notices",
    "recipient = any(:emails) or subject_id = any(:subjects)",
    exported="kind recipient sent_at",
    internal="subject_id reference refusal attempts",
)
goes(
    "order_notices",
    THEIR_ORDERS,
    exported="step channel recipient facts sent_at read_at",
    internal="order_id customer_id reference push_subscription_id attempts due_at failed_at"
    " problem",
)
goes(
    "notice_choices",
    "customer_id = :customer",
    exported="step channel is_wanted",
    internal="customer_id",
)
goes(
    "push_subscriptions",
    "customer_id = :customer",
    internal="customer_id session_id endpoint p256dh auth",
)
goes(
    "idempotency_keys",
    "split_part(scope, ':', 1) = any(:callers)",
    internal="scope key request_digest result_id",
)

# The books
stays(
    "orders",
    "id = any(:orders)",
    BOOKS,
    exported="number email touchpoint status currency subtotal discount shipping tax total refunded"
    " delivery_method delivery_address estimated_delivery note age_limit age_shown accepted"
    " language placed_at delivered_at return_days return_fee",
    internal="customer_id visitor_id cart_id channel_id location_id tax_is_included shipping_tax"
    " shipping_tax_basis_points"
    " delivery_method_code external_ref",
    cleared={
        "email": "null",
        "delivery_address": "null",
        "note": "''",
        "visitor_id": "null",
        "cart_id": "null",
    },
    kept="number touchpoint status currency subtotal discount shipping tax total refunded"
    " age_limit age_shown accepted language"
    " delivery_method estimated_delivery placed_at delivered_at return_days return_fee"
    " customer_id channel_id location_id"
    " tax_is_included delivery_method_code external_ref shipping_tax shipping_tax_basis_points",
)
stays(
    "order_lines",
    THEIR_ORDERS,
    BOOKS,
    exported="name quantity unit_price gross discount tax tax_basis_points returned attribution"
    " return_rule",
    internal="order_id variant_id position shipping shipping_tax",
    cleared={"attribution": "null"},
    kept="name quantity unit_price gross discount tax tax_basis_points returned order_id variant_id"
    " position shipping shipping_tax return_rule",
)
stays(
    "payments",
    THEIR_ORDERS,
    BOOKS + " The company's own id, to compare with its books.",
    exported="provider amount currency status card_last4 failure_message disputed_at",
    internal="order_id provider_ref pay_url attempt authorization_expires_at",
    cleared={"card_last4": "null", "failure_message": "null", "pay_url": "null"},
    kept="provider amount currency status order_id provider_ref attempt"
    " authorization_expires_at disputed_at",
)
stays(
    "payment_events",
    "payment_id in (select id from payments where order_id = any(:orders))",
    BOOKS,
    exported="kind amount",
    internal="payment_id reference",
    cleared={},
    kept="kind amount payment_id reference",
)
stays(
    "payment_findings",
    "payment_id in (select id from payments where order_id = any(:orders))",
    BOOKS,
    internal="kind provider provider_ref payment_id amount currency is_mended note",
    cleared={"note": "''"},
    kept="kind provider provider_ref payment_id amount currency is_mended",
)
stays(
    "webhook_deliveries",
    "payload #>> '{data,reference}' = any(:payments)",
    "That a message came is known by its number, so that it counts once.",
    internal="provider event_ref payload handled_at attempts",
    cleared={"payload": "'{}'"},
    kept="provider event_ref handled_at attempts",
)
SENT = "number position location_id status carrier tracking promised_at estimated_at shipped_at"
stays(
    "fulfilments",
    THEIR_ORDERS,
    BOOKS,
    exported="number status carrier tracking_number tracking promised_at estimated_at shipped_at"
    " delivered_at proof",
    internal="order_id position location_id carrier_ref tracking_url label",
    cleared={
        "carrier_ref": "null",
        "tracking_number": "null",
        "tracking_url": "null",
        "label": "null",
        "proof": "null",
    },
    kept=f"{SENT} delivered_at order_id",
)
stays(
    "fulfilment_lines",
    "fulfilment_id in (select id from fulfilments where order_id = any(:orders))",
    BOOKS,
    exported="quantity",
    internal="fulfilment_id order_line_id",
    cleared={},
    kept="quantity fulfilment_id order_line_id",
)
goes(
    "tracking_events",
    THEIR_ORDERS,
    exported="carrier kind at place text estimated_at proof received_at",
    internal="fulfilment_id order_id event_ref",
)
stays(
    "returns",
    THEIR_ORDERS,
    BOOKS,
    exported="number status reason note answer currency refund requested_at target bonus"
    " refunded_at",
    internal="order_id customer_id visitor_id code bonus_basis_points drop_off_id brought_in_at"
    " location_id override overridden_by rest_of_id",
    cleared={
        "note": "''",
        "answer": "null",
        "visitor_id": "null",
        "code": "null",
        "override": "''",
    },
    kept="number status reason currency refund requested_at order_id customer_id target bonus"
    " refunded_at bonus_basis_points drop_off_id brought_in_at location_id overridden_by"
    " rest_of_id",
)
stays(
    "return_lines",
    "return_id in (select id from returns where order_id = any(:orders))",
    BOOKS,
    exported="quantity refund fee opened damaged missing",
    internal="return_id order_line_id shipping",
    cleared={},
    kept="quantity refund fee return_id order_line_id shipping opened damaged missing",
)
stays(
    "refund_requests",
    "return_id in (select id from returns where order_id = any(:orders))",
    BOOKS,
    exported="status amount currency requested_at decided_at answer",
    internal="return_id in_all requested_by decided_by",
    cleared={"answer": "null"},
    kept="status amount currency requested_at decided_at return_id in_all requested_by decided_by",
)
MOVED = (
    "variant_id location_id kind on_hand allocated reserved incoming safety backorder order_id"
    " return_line_id reservation_id transfer_id step_id reason tx"
)
stays(
    "stock_movements",
    THEIR_ORDERS,
    BOOKS,
    internal=MOVED,
    cleared={},
    kept=MOVED,
)
stays(
    "invoices",
    THEIR_ORDERS,
    BOOKS,
    exported="kind series position issued_at currency total printed buyer",
    internal="order_id reference",
    cleared={"buyer": "'{}'"},
    kept="kind series position issued_at currency total printed order_id reference",
)
stays(
    "tender_accounts",
    "customer_id = :customer",
    "What the shop owes has to add up.",
    exported="kind currency available held",
    internal="customer_id",
    cleared={},
    kept="kind currency available held customer_id",
)
stays(
    "pickups",
    THEIR_ORDERS,
    "A store has to know what it handed over.",
    exported="status starts_at ends_at collector requested_at ready_at reminded_at collected_at"
    " missing answer_by",
    internal="order_id location_id code_digest",
    cleared={"collector": "''", "code_digest": "''"},
    kept="status starts_at ends_at requested_at ready_at reminded_at collected_at order_id"
    " location_id missing answer_by",
)
stays(
    "tender_movements",
    "order_id = any(:orders)"
    " or account_id = any(array(select id from tender_accounts where customer_id = :customer))",
    "What the shop owes has to add up.",
    exported="kind available held currency at",
    internal="account_id order_id staff_id note reference",
    cleared={"note": "''"},
    kept="kind available held currency at account_id order_id staff_id reference",
)
stays(
    "order_changes",
    THEIR_ORDERS,
    BOOKS,
    exported="kind reason at currency total_before total_after to_card let_go to_gift_cards"
    " to_store_credit points points_back",
    internal="order_id staff_id",
    cleared={},
    kept="kind reason at currency total_before total_after to_card let_go to_gift_cards"
    " to_store_credit points points_back order_id staff_id",
)
stays(
    "order_tenders",
    THEIR_ORDERS,
    BOOKS,
    exported="kind amount currency status refunded points",
    internal="order_id account_id position",
    cleared={},
    kept="kind amount currency status refunded points order_id account_id position",
)
stays(
    "gift_cards",
    "order_id = any(:orders) or recipient_email = any(:emails)",
    "Whoever holds the code may still spend it; to whom it went, and who gave it, is gone.",
    exported="amount currency giver recipient_email message deliver_at sent_at",
    internal="account_id order_id issued_by code_digest last_four issued_at voided_at void_reason",
    cleared={"giver": "''", "recipient_email": "''", "message": "''"},
    kept="amount currency deliver_at sent_at account_id order_id issued_by code_digest last_four"
    " issued_at voided_at void_reason",
)
stays(
    "loyalty_accounts",
    "customer_id = :customer",
    "The ledger of points has to add up.",
    exported="card_number joined_at tier_since tier_review_at tier_warned_at",
    internal="customer_id owed moves moved_at tier_id tier_due_at ladder",
    cleared={"card_number": "'erased ' || id"},
    kept="joined_at customer_id owed moves moved_at tier_since tier_review_at tier_warned_at"
    " tier_id tier_due_at ladder",
)
stays(
    "loyalty_movements",
    "account_id in (select id from loyalty_accounts where customer_id = :customer)",
    "The ledger of points has to add up.",
    exported="points pending held owed balance_after kind at note touchpoint location_id",
    internal="account_id order_id reference number programme staff_id",
    cleared={"note": "''"},
    kept="points pending held owed balance_after kind at touchpoint location_id account_id order_id"
    " reference number programme staff_id",
)
stays(
    "points_lots",
    "account_id in (select id from loyalty_accounts where customer_id = :customer)",
    "The ledger of points has to add up.",
    exported="points pending active held earned_at activates_at expires_at",
    internal="account_id order_id",
    cleared={},
    kept="points pending active held earned_at activates_at expires_at account_id order_id",
)
stays(
    "points_lot_moves",
    "lot_id in (select l.id from points_lots l join loyalty_accounts a on a.id = l.account_id"
    " where a.customer_id = :customer)",
    "The ledger of points has to add up.",
    exported="pending active held",
    internal="movement_id lot_id",
    cleared={},
    kept="pending active held movement_id lot_id",
)
stays(
    "offers",
    "customer_id = :customer",
    "An order with a discount has to show which offer it was.",
    exported="code name reason terms percent amount currency starts_at ends_at status",
    internal="campaign_id customer_id product_id rule is_automatic most_uses most_per_day most_each"
    " budget uses given uses_today today revision",
    cleared={"code": "'ERASED-' || id", "reason": "''", "name": "''"},
    kept="terms percent amount currency starts_at ends_at status campaign_id customer_id"
    " product_id rule is_automatic most_uses most_per_day most_each budget uses given uses_today"
    " today revision",
)
stays(
    "offer_redemptions",
    "customer_id = :customer or order_id = any(:orders)",
    "An offer is used once, and an order with a discount has to show which it was.",
    exported="redeemed_at code amount",
    internal="offer_id customer_id order_id campaign_id once_key",
    cleared={"once_key": "case when once_key is null then null else offer_id || ':' || id end"},
    kept="redeemed_at offer_id customer_id order_id campaign_id code amount",
)
goes(
    "campaign_members",
    "customer_id = :customer",
    exported="campaign_id",
    internal="customer_id",
)

# The shop
about_nobody(
    "shops",
    "name is_demo demo_shift_days revision company postal_address represented_by register_entry"
    " vat_number email phone mail_name mail_address erasures_per_day"
    " return_bonus_basis_points",
)
about_nobody("legal_texts", "kind number source html is_sample written_by written_at in_force_at")
about_nobody(
    "audit_entries",
    "at actor_id roles act object_type object_id before after request_id address words",
    "What staff did. What says who a customer is was never written to it; nothing of it goes.",
)
about_nobody(
    "channels",
    "code name currency locale time_zone country prices_include_tax tax_basis_points warehouse_id"
    " position must_accept change_minutes return_days return_fee returns_approved_below",
)
about_nobody("channel_locations", "channel_id location_id rank")
about_nobody("loyalty_programmes", "usable_after months point_value revision tier_months ladder")
about_nobody(
    "loyalty_tiers",
    "rank name spend currency points_basis_points has_free_shipping return_days has_early_access",
)
about_nobody("tax_rates", "country region taxed_as basis_points valid_from")
about_nobody(
    "delivery_methods",
    "channel_id code name description amount amount_per_kg free_from goods_from goods_below"
    " heaviest_grams delivers_to not_to days_earliest days_latest weekdays kind cut_off position"
    " revision",
)
about_nobody(
    "locations",
    "kind number name line1 city region postal_code country latitude longitude opening_hours"
    " has_pickup pickup_capacity pickup_lead_minutes time_zone is_demo revision closed_at",
)
about_nobody("pickup_slots", "location_id starts_at ends_at capacity taken")
about_nobody(
    "categories",
    "name slug parent_id level wall picture position product_count external_ref revision seo_title"
    " seo_description texts",
)
about_nobody(
    "products",
    "name slug description category_id status kind brand maker size unit_quantity unit"
    " article_number needs_article_number picture wall is_age_restricted popularity tier listed_at"
    " keywords found_by search external_ref revision publish_from publish_until early_tier"
    " early_from"
    " tax_class return_rule age_limits seo_title seo_description attributes texts photos"
    " public_metadata private_metadata",
)
about_nobody("attributes", "code type name names choices unit revision")
about_nobody("product_links", "product_id kind target_id position")
about_nobody("product_pictures", "product_id media_id position alternative alternatives")
about_nobody("media", "digest width height blur_hash uploaded_by", "Who of staff brought it.")
about_nobody("media_files", "media_id width format size content", "Without what a camera notes.")
about_nobody(
    "uploads",
    "kind account_id token_digest expires_at received_at name size content media_id",
    "Files that staff brought; those of the catalogue are deleted within days.",
)
about_nobody(
    "catalog_transfers",
    "kind content narrowed status is_dry_run policy upload_id account_id asked_at ended_at total"
    " done created changed unchanged failed faults problem size result",
    "Files of the catalogue, and which of staff asked for them; deleted within days.",
)
about_nobody(
    "variants",
    "product_id sku name position external_ref barcode options weight_grams least_quantity"
    " most_quantity quantity_step",
)
about_nobody(
    "prices",
    "variant_id channel_id amount regular lowest_recent sale_amount sale_from sale_until due_at",
)
about_nobody("price_changes", "variant_id channel_id amount at")
about_nobody(
    "stock",
    "variant_id location_id on_hand allocated reserved incoming safety backorder is_closed",
)
about_nobody("campaigns", "name kind starts_at ends_at")
about_nobody("offer_products", "offer_id product_id")
about_nobody("offer_codes", "offer_id code most_uses uses")
about_nobody("search_words", "word products trigrams", "Words of the catalogue.")
about_nobody("synonym_groups", "terms revision removed_at meaning", "Words that mean the same.")
about_nobody("facet_counts", "channel_id category_id facet value number")
about_nobody(
    "recommendation_models",
    "version kind is_live trained_at facts",
    "Its files hold products and how they are bought together, and no row for a customer.",
)
about_nobody(
    "recommendation_rules",
    "kind starts_at ends_at placement product_id category_id maker set_by",
    "What merchandisers push, and which of staff set it.",
)
about_nobody(
    "invariant_runs",
    "at seconds checked provider_answered found",
    "Its examples are ids and numbers; the last hundred runs are kept.",
)
about_nobody("buckets", "key spent at", "A digest; gone within the hour.")
about_nobody("retention_periods", "rule days pruned_at pruned")
about_nobody("invoice_series", "name last")
