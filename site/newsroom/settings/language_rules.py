"""What the checks before approval know of each language beyond Django's own locale data.

Django gives the names of months and weekdays, the order and small words of dates and the separators
of numbers. The rest is here, one entry a language; every key may be left out, and so may a language:
it then has fewer checks. Words are in lower case; several are written in one string.

function_words      the commonest words, which tell this language from the others
number_words        by number, the words that stand for it: a text may say "quince" for 15
number_joins        words between two of them: "treinta y cinco"
scale_words         words that multiply the number before them: "2 500 millones"
percent_words       phrases for the percent sign
percent_is_spaced   whether a space stands before it: "20 %"
thousands           further separators of thousands that the house lets pass
ordinal_suffixes    what follows the figures of an ordinal: "5th", "5.º"
first_day           words for the first day of a month where it is no figure
month_names         further names of months, with their numbers
date_words          further words between day, month and year: "24th of June"
hour_words          words for the time of day after its figures: "15.00 horas"
quotation_marks     pairs that open and close a quotation, the preferred one first
"""

from typing import Any

EDITIONS_LANGUAGE_RULES: dict[str, dict[str, Any]] = {
    "en": {
        "function_words": (
            "the of and to in that for is on with as by at from this are was be been has have had its it an"
            " which who their they or will were these those more also than but would can should there when"
        ),
        "number_words": {
            1: "one first once",
            2: "two second both twice double",
            3: "three third",
            4: "four fourth",
            5: "five fifth",
            6: "six sixth",
            7: "seven seventh",
            8: "eight eighth",
            9: "nine ninth",
            10: "ten tenth decade",
            11: "eleven eleventh",
            12: "twelve twelfth dozen noon",
            13: "thirteen thirteenth",
            14: "fourteen fourteenth",
            15: "fifteen fifteenth",
            16: "sixteen sixteenth",
            17: "seventeen seventeenth",
            18: "eighteen eighteenth",
            19: "nineteen nineteenth",
            20: "twenty twentieth",
            30: "thirty thirtieth",
            40: "forty",
            50: "fifty half",
            60: "sixty",
            70: "seventy",
            80: "eighty",
            90: "ninety",
            100: "century",
        },
        "number_joins": "and",
        "scale_words": {
            "hundred": 100,
            "thousand": 1_000,
            "million": 10**6,
            "billion": 10**9,
            "bn": 10**9,
            "trillion": 10**12,
        },
        "percent_words": ("per cent", "percent"),
        "percent_is_spaced": False,
        "ordinal_suffixes": ("st", "nd", "rd", "th"),
        "month_names": {"sept": 9},
        "date_words": "of",
        "hour_words": "hours hrs h",
        "quotation_marks": ("“”",),
    },
    "es": {
        "function_words": (
            "de la que el en los del las un por con una para se al es como más pero sus lo su esta este son"
            " entre cuando muy sin sobre también hasta desde han ha y o e ser fue está están puede donde"
        ),
        "number_words": {
            1: "un uno una primer primero primera",
            2: "dos segundo segunda ambos ambas doble",
            3: "tres tercer tercero tercera triple",
            4: "cuatro cuarto cuarta",
            5: "cinco quinto quinta",
            6: "seis sexto sexta",
            7: "siete séptimo séptima",
            8: "ocho octavo octava",
            9: "nueve noveno novena",
            10: "diez décimo décima decenio década",
            11: "once undécimo undécima",
            12: "doce duodécimo duodécima docena mediodía",
            13: "trece",
            14: "catorce",
            15: "quince",
            16: "dieciséis",
            17: "diecisiete",
            18: "dieciocho",
            19: "diecinueve",
            20: "veinte vigésimo vigésima",
            21: "veintiún veintiuno veintiuna",
            22: "veintidós",
            23: "veintitrés",
            24: "veinticuatro",
            25: "veinticinco",
            26: "veintiséis",
            27: "veintisiete",
            28: "veintiocho",
            29: "veintinueve",
            30: "treinta",
            40: "cuarenta",
            50: "cincuenta mitad",
            60: "sesenta",
            70: "setenta",
            80: "ochenta",
            90: "noventa",
            100: "cien ciento centenar siglo",
        },
        "number_joins": "y",
        "scale_words": {
            "mil": 1_000,
            "millón": 10**6,
            "millones": 10**6,
            "millardo": 10**9,
            "millardos": 10**9,
            "billón": 10**12,
            "billones": 10**12,
        },
        "percent_words": ("por ciento", "por 100"),
        "percent_is_spaced": True,
        "ordinal_suffixes": (
            ".º",
            ".ª",
            ".o",
            ".a",
            "º",
            "ª",
            "°",
            "er",
            "ero",
            "era",
            "do",
            "da",
            "to",
            "ta",
        ),
        "first_day": "primero",
        "month_names": {"setiembre": 9},
        "date_words": "de del",
        "hour_words": "horas hrs h",
        "quotation_marks": ("“”", "«»"),
    },
}
