"""A picture for each product, and the wall it stands before: both by what it is, never by brand.

Pictures are code points of the Fluent Emoji 3D set (npm @lobehub/fluent-emoji-3d, MIT).
"""

import re
from functools import cache
from typing import NamedTuple


class Aisle(NamedTuple):
    name: str
    wall: str
    picture: str


AISLES = {
    "produce": Aisle("Fruit & vegetables", "produce", "1f96c"),
    "bakery": Aisle("Bakery", "bakery", "1f950"),
    "dairy": Aisle("Dairy & eggs", "dairy", "1f95b"),
    "meat": Aisle("Meat & fish", "meat", "1f969"),
    "deli": Aisle("Deli & ready to eat", "meat", "1f96a"),
    "pantry": Aisle("Pantry", "pantry", "1f96b"),
    "frozen": Aisle("Frozen", "frozen", "1f9ca"),
    "drinks": Aisle("Drinks", "drinks", "2615"),
    "snacks": Aisle("Snacks & sweets", "sweets", "1f36b"),
    "alcohol": Aisle("Beer, wine & spirits", "drinks", "1f377"),
    "baby": Aisle("Baby", "dairy", "1f37c"),
    "care": Aisle("Health & beauty", "home", "1f9fc"),
    "household": Aisle("Household", "home", "1f9f9"),
    "garden": Aisle("Flowers & garden", "produce", "1f490"),
    "pets": Aisle("Pets", "pets", "1f415"),
    "other": Aisle("Everything else", "home", "1f4e6"),
}

_DEPARTMENTS = {
    "PRODUCE": "produce",
    "PASTRY": "bakery",
    "DELI": "deli",
    "SALAD BAR": "deli",
    "CHEF SHOPPE": "deli",
    "RESTAURANT": "deli",
    "MEAT": "meat",
    "MEAT-PCKGD": "meat",
    "SEAFOOD": "meat",
    "SEAFOOD-PCKGD": "meat",
    "FROZEN GROCERY": "produce",
    "TRAVEL & LEISURE": "produce",
    "COSMETICS": "care",
    "SPIRITS": "alcohol",
    "FLORAL": "garden",
    "GARDEN CENTER": "garden",
    "NUTRITION": "snacks",
    "DRUG GM": "household",
    "GROCERY": "pantry",
}

_CATEGORIES = (
    (r"BEERS|WINE|LIQUOR", "alcohol"),
    (r"CIGARETTES|CIGARS|TOBACCO", "other"),
    (r"CAT FOOD|DOG FOOD|CAT LITTER|PET CARE|BIRD SEED", "pets"),
    (r"BABY|DIAPERS|INFANT", "baby"),
    (r"CANDY|BAG SNACKS|COOKIES|CRACKERS|SNACK|POPCORN|DRIED FRUIT|RICE CAKES", "snacks"),
    (r"CONVENIENT BRKFST|SNKS/CKYS|CHIPS|FITNESS|NUTS|MAGAZINE NATURAL", "snacks"),
    (r"FROZEN|FRZN|ICE CREAM", "frozen"),
    (r"^CHEESE$|MILK|YOGURT|EGGS|BUTTER$|MARGARINE|DAIRY|REFRGRATD DOUGH", "dairy"),
    (r"BREAD|BUNS|BAKED SWEET|ROLLS", "bakery"),
    (r"JUICE|SOFT DRINKS|WATER|COFFEE$|TEAS|DRINK|DRNK|COCOA|NEW AGE|BEVERAGE", "drinks"),
    (r"HYGIENE|HAIR|SOAP|COLD AND FLU|DEODORANTS|ANALGESICS|SHAVING|FIRST AID|HAND/BODY", "care"),
    (r"SINUS|ANTACIDS|LAXATIVES|VITAMINS|EYE AND EAR|DIETARY|FAMILY PLANNING|ETHNIC PERS", "care"),
    (r"CLEANG|TISSUE|TISS/|TOWELS|PAPER|DETERGENT|LAUNDRY|BLEACH|AIR CARE|WRAPS/BAGS", "household"),
    (r"DOMESTIC GOODS|BROOMS|BATTERIES", "household"),
    (r"LAWN|GARDEN|CHARCOAL|INSECTICIDES", "garden"),
    (r"MAGAZINE|NEWSPAPER|BOOKSTORE|TICKETS|CALLING|WIRELESS|PHOTO|AUDIO|CONTINUITIES", "other"),
    (r"COUPON|PROPANE|FUEL|FIREWORKS", "other"),
)

_OF_GROCERY = {"GROCERY", "DRUG GM", "NUTRITION"}
"""Departments that mix aisles; the others keep theirs whatever the category says."""

_WALLS = (
    ("frozen", r"FRZN|FROZEN|ICE CREAM"),
    ("meat", r"BEEF|PORK|CHICKEN|TURKEY|MEAT|SAUSAGE|HOT DOG|BACON|SEAFOOD|TUNA"),
)

_PICTURES = tuple(
    (re.compile(rf"\b(?:{pattern})"), picture)
    for pattern, picture in (
        (r"DAIRY CASE TEA", "1f375"),
        (r"DAIRY CASE|JUICE BARS", "1f9c3"),
        (r"PREP FD|PREP FOODS", "1f371"),
        (r"(?:\w+ )?TOMATOES|TOMATO\b(?! JUICE)", "1f345"),
        (r"VINEGAR", "1fad9"),
        (r"(?:\w+ )*CRACKERS?\b|SALTINE", "1f358"),
        (r"GRAPEFRUIT|TEA BAGS.*CITRUS", "1f34a"),
        (r"CAT LITTER|LITTER", "1f408"),
        (r"CAT ?FO|CATFD|CAN CATFD|CAT TREAT", "1f408"),
        (r"DOG ?F|DOG BISC|DOG TREAT|RAWHIDE|DOG & CAT|PET |DOG FOODS", "1f415"),
        (r"BIRD SEED", "1f426"),
        (r"CIGARETTES|CIGARS|TOBACCO|SNUFF", "1f6ac"),
        (r"BEER|ALES", "1f37a"),
        (r"SPARKLING WINE", "1f37e"),
        (r"WINE", "1f377"),
        (r"LIQUOR|LIQUEUR|VODKA|RUM \(|RTD COCKTAIL", "1f943"),
        (r"COCKTAIL MIX|MARGARITA", "1f379"),
        (r"DIAPER|INFANT|BABY|FEEDING", "1f37c"),
        (r"PEANUT BUTTER|PEANUTS|PNT BTR.*PEANUT", "1f95c"),
        (r"HONEY\b", "1f36f"),
        (r"PRESERVES|JELLY|JAM\b|APPLE BUTTER", "1fad9"),
        (r"PIZZA", "1f355"),
        (r"SUSHI", "1f363"),
        (r"TACO|TOSTADO", "1f32e"),
        (r"BURRITO|TORTILLAS AND WRA|PITA/TORT", "1f32f"),
        (r"TORTILLA CHIPS|NACHO|CORN CHIPS|POTATO CHIPS|CANISTER POTATO", "1f35f"),
        (r"MEXICAN SAUCE|SALSA|PICANTE", "1f345"),
        (r"FRENCH FRIES|TATER|HASHBROWN|FRZN POTATO|FRZN BAKED/STUFFED", "1f35f"),
        (r"HOT DOG|CORN DOGS|FRANK", "1f32d"),
        (r"HAMBURGER|BURGERS|PATTIES|GRND/PATTY", "1f354"),
        (r"SANDWICHES|HANDHELD|LUNCH COMBO|SUB\b", "1f96a"),
        (r"BACON", "1f953"),
        (r"(?:.* )?SHRIMP", "1f990"),
        (r"CRAB|SHLFSH|SHELLFISH", "1f980"),
        (r"TUNA|SARDINE|SALMON|SEAFOOD|CATFISH|MACKEREL|FILLETS", "1f41f"),
        (r"ICE CREAM SAND|STICKS/ENROBED|WATER ICE|NOVELTIES", "1f366"),
        (r"ICE CREAM/MILK|ICE CREAM TOP|CONES", "1f368"),
        (r"FRZN ICE|ICE - CRUSHED", "1f9ca"),
        (r"SNACKS/APPET|BREADED PREPARED CHICK|CHIX|ROTISSERIE", "1f357"),
        (r"CHICKEN|TURKEY|POULTRY|HEN\b|FOWL", "1f357"),
        (r"HAM\b|HAMS\b|PORK|RIBS|SAUSAGE|LUNCHMEAT|MEAT SNACK|PEPPERONI", "1f356"),
        (r"BEEF|VEAL|MEAT:|ANGUS|STEAK(?! &)", "1f969"),
        (r"ENTREES|DINNERS/|DNRS|MEAT DINNERS", "1f371"),
        (r"RICE CAKE", "1f358"),
        (r"SOUP|BROTH|BOUILLON|CHILI: CAN|STEW\b", "1f372"),
        (r"RAMEN|ORIENTAL NOODLE", "1f35c"),
        (r"SPAGHETTI|PASTA|NOODLE|MACARONI|ITALIAN SAUCE", "1f35d"),
        (r"RICE\b", "1f35a"),
        (r"POPCORN", "1f37f"),
        (r"PRETZEL", "1f968"),
        (r"BAGEL", "1f96f"),
        (r"CROISSANT|PASTRY|PASTRIES|DANISH", "1f950"),
        (r"DONUT", "1f369"),
        (r"MUFFIN|CUPCAKE|SNACK CAKE|SWEET GOODS|SW GDS", "1f9c1"),
        (r"WAFFLE", "1f9c7"),
        (r"PANCAKE|SYRUP", "1f95e"),
        (r"PIE\b|PIES|COBBLER", "1f967"),
        (r"BIRTHDAY|CAKE DECOR|FROSTING|LAYER CAKE", "1f382"),
        (r"CAKE|BROWNIE|DESSERT", "1f370"),
        (r"COOKIE|GRAHAM", "1f36a"),
        (r"CRACKER", "1f9c7"),
        (r"CHOCOLATE MILK", "1f95b"),
        (r"CHOCOLATE|CANDY BAGS-CHOC|COCOA|CANDY BAR|MORSELS", "1f36b"),
        (r"GUM\b|MINTS|CANDY|MARSHMALLOW", "1f36c"),
        (r"PUDDING|GELATIN|CUSTARD", "1f36e"),
        (r"FRENCH|BREADSTICK|GARLIC BREAD|BRD STICK", "1f956"),
        (r"BREAD|BUNS|ROLLS|CROUTON|STUFFING|DOUGH|BISCUIT|FLATS", "1f35e"),
        (r"GRANOLA|CEREAL|OATMEAL|GRITS|BREAKFAST|FITNESS", "1f963"),
        (r"STRING CHEESE|CHEESE", "1f9c0"),
        (r"EGG", "1f95a"),
        (r"BUTTER|MARGARINE|SHORTENING", "1f9c8"),
        (r"YOGURT|SOUR CREAM|CREAMER|MILK|WHIPPED|TOFU|DAIRY", "1f95b"),
        (r"COFFEE FILTER|COFFEE", "2615"),
        (r"TEA\b|TEAS", "1f375"),
        (r"ENERGY DRINK|ISOTONIC", "26a1"),
        (r"SOFT DRINK|SFT DRNK|MIXERS|CARBONATED BEV|SODA", "1f964"),
        (r"ORANGE|CITRUS|TANGERINE|CLEMENTINE", "1f34a"),
        (r"JUICE|PUNCH|DRINK|CIDER|BEVERAGE|DRNK", "1f9c3"),
        (r"WATER\b|WATERS", "1f4a7"),
        (r"WATERMELON", "1f349"),
        (r"CANTALOUPE|HONEYDEW|MELON", "1f348"),
        (r"BANANA", "1f34c"),
        (r"APPLE SAUCE|APPLES|APPLE", "1f34e"),
        (r"PINEAPPLE", "1f34d"),
        (r"STRAWBERR", "1f353"),
        (r"CHERR", "1f352"),
        (r"\w*BERR", "1fad0"),
        (r"GRAPE|RAISIN", "1f347"),
        (r"PEACH|NECTARINE|APRICOT|PLUM|STONE FRUIT", "1f351"),
        (r"PEAR", "1f350"),
        (r"MANGO|PAPAYA|TROPICAL", "1f96d"),
        (r"KIWI", "1f95d"),
        (r"COCONUT", "1f965"),
        (r"LEMON|LIME", "1f34b"),
        (r"AVOCADO|GUACAMOLE", "1f951"),
        (r"FRUIT", "1f34e"),
        (r"KETCHUP|CATSUP|TOMATO", "1f345"),
        (r"POTATO", "1f954"),
        (r"CARROT", "1f955"),
        (r"ONION|HERRING PICKLES", "1f9c5"),
        (r"GARLIC", "1f9c4"),
        (r"MUSHROOM", "1f344"),
        (r"CORN\b|HOMINY", "1f33d"),
        (r"BROCCOLI|CAULIFLOWER", "1f966"),
        (r"CUCUMBER|PICKLE|RELISH", "1f952"),
        (r"HOT SAUCE|PEPPERS.*CHIL|JALAPENO|SERRANO|SPICES", "1f336-fe0f"),
        (r"PEPPER", "1fad1"),
        (r"OLIVE", "1fad2"),
        (r"PUMPKIN", "1f383"),
        (r"HERB|PARSLEY|CILANTRO", "1f33f"),
        (r"SALAD(?! DRESS)|LETTUCE|SPINACH|GREENS|CELERY|CABBAGE|ASPARAGUS|RADISH", "1f957"),
        (r"BEAN|PEAS|LENTIL", "1fad8"),
        (r"SALT\b|SEASONING|GRAVY|SAUCE MIX", "1f9c2"),
        (r"OIL\b|VINEGAR|DRESSING|SAUCE|MUSTARD|MAY\b|MARINAD", "1fad9"),
        (r"SUGAR|SWEETENER|FLOUR|BAKING|MIX\b|MIXES|YEAST|STARCH", "1f963"),
        (r"NUT\b|NUTS|ALMOND|PECAN|WALNUT", "1f330"),
        (r"VEGETABLE|PRODUCE", "1f96c"),
        (r"ROSE", "1f339"),
        (r"TULIP", "1f337"),
        (r"POTTING|PLANT|GARDEN|OUTDOOR|LAWN|WEED", "1fab4"),
        (r"FLORAL|BOUQUET|STEM|LILY", "1f490"),
        (r"BALLOON", "1f388"),
        (r"TOOTH|ORAL HYGIENE|MOUTH|DENTAL|WHITENING", "1faa5"),
        (r"RAZOR|SHAV", "1fa92"),
        (r"LIPCARE|COVERGIRL|MAYBELLINE|MAKEUP|NAIL", "1f484"),
        (r"SHAMPOO|CONDITIONERS|HAIR|LOTION|DEODORANT|ANTIPERSP|FACIAL CREAM", "1f9f4"),
        (r"SOAP|BATH|BODY WASH|SANITIZ", "1f9fc"),
        (r"BANDAGE|FIRST AID", "1fa79"),
        (r"ANALGESIC|COLD|COUGH|SINUS|ANTI-ACID|LAXATIVE|VITAMIN|MEDIC|ALLERGY", "1f48a"),
        (r"LENS|EYE", "1f441-fe0f"),
        (r"TISSUE|TOWEL|NAPKIN|TOILET PAPER|HYGN", "1f9fb"),
        (r"LAUNDRY|FABRIC|STARCH", "1f9fa"),
        (r"SPONGE|DISH|SCOUR|RINSE", "1f9fd"),
        (r"BROOM|MOP|FLOOR|TOOLS - ", "1f9f9"),
        (r"BLEACH|CLEAN|DRAIN|BATHROOM|AMMONIA|STAIN", "1f9f4"),
        (r"BATTER", "1f50b"),
        (r"BULB|FLOODS|LIGHTS", "1f4a1"),
        (r"CANDLE|AIR CARE", "1f56f-fe0f"),
        (r"MATCH|CHARCOAL|FIRE|LIGHTER|PROPANE", "1f525"),
        (r"PLATE|CUPS|CTLRY|FOIL|CUTLERY|FD STORAGE|HOUSEWARE", "1f37d-fe0f"),
        (r"BAGS|WRAP\b|STORAGE", "1f6cd-fe0f"),
        (r"MAGAZINE|TABLOID", "1f4d6"),
        (r"NEWSPAPER", "1f4f0"),
        (r"BOOK", "1f4da"),
        (r"CARDS|GREETING", "1f48c"),
        (r"PEN|WRITING|SCHOOL|STATIONERY|PAPER|LABELS|TAPE", "270f-fe0f"),
        (r"CHRISTMAS|XMAS", "1f384"),
        (r"EASTER", "1f430"),
        (r"HALLOWEEN", "1f383"),
        (r"VALENTINE", "1f49d"),
        (r"TOY|GAME|DIECAST|PLUSH|BALLS", "1f9f8"),
        (r"CAMERA|FILM|PHOTO|PROCESSING", "1f4f7"),
        (r"PHONE|WIRELESS|CALLING", "1f4f1"),
        (r"METAL BAKEWARE|BAKEWARE|GADGET|COOKW|COOKING|PAN\b", "1f373"),
        (r"INSECT|ANT AND|RODENT", "1f41c"),
        (r"AUTOMOTIVE|MOTOR|ANTIFREEZE", "1f697"),
        (r"HARDWARE|ADHESIVE|WEATHER|HANGER|TOOL", "1f527"),
        (r"DELI|PREP", "1f371"),
        (r"HISPANIC|AUTHENTIC|ORIENTAL", "1f371"),
    )
)


@cache
def aisle(department: str | None, category: str | None) -> str:
    """The aisle of a category: its department's, unless that department mixes aisles."""
    if department not in _DEPARTMENTS:
        return "other"
    if category in (None, "COUPON/MISC ITEMS") and department in _OF_GROCERY:
        return "other"
    if department in _OF_GROCERY:
        for pattern, found in _CATEGORIES:
            if re.search(pattern, category or ""):
                return found
    return _DEPARTMENTS[department]


@cache
def picture(department: str | None, category: str | None, kind: str | None) -> str:
    """The first picture that fits the type, else the category, else the aisle's own."""
    for text in (kind, category):
        for pattern, found in _PICTURES:
            if text and pattern.search(text):
                return found
    return AISLES[aisle(department, category)].picture


AGE_RESTRICTED = re.compile(
    r"BEERS/ALES|WINE$|LIQUOR|CIGARETTES|CIGARS|TOBACCO|BEERALEMALT|SNUFF|AGE RESTRICTED"
    r"|750ML|VODKA|COCKTAILS-|RTD COCKTAILS|CKTLS|RUM \(|LIQUEURS|WINES"
)


@cache
def is_age_restricted(department: str | None, category: str | None, kind: str | None) -> bool:
    """Beer, wine, liquor and tobacco, and what the source itself calls age restricted."""
    if department == "SPIRITS":
        return True
    return any(bool(text and AGE_RESTRICTED.search(text)) for text in (category, kind))


MILD = re.compile(r"BEERS/ALES|BEERALEMALT|WINE$|WINES")
STRONG = re.compile(r"LIQUOR|VODKA|COCKTAILS-|RTD COCKTAILS|CKTLS|RUM \(|LIQUEURS|FORTIFIED")


@cache
def age_limits(department: str | None, category: str | None, kind: str | None) -> str:
    """Years by market, as JSON: in Germany beer and wine are sold from 16 on (JuSchG, 9)."""
    if not is_age_restricted(department, category, kind):
        return "{}"
    texts = [text for text in (category, kind) if text]
    is_strong = department == "SPIRITS" or any(STRONG.search(text) for text in texts)
    is_mild = not is_strong and any(MILD.search(text) for text in texts)
    return f'{{"us": 21, "de": {16 if is_mild else 18}}}'
