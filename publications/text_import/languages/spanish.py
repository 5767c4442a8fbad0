"""Spanish as the Americas write it: "24 de junio de 2023", "setiembre"."""

from __future__ import annotations

from .table import (
    LanguageTable,
    numbered,
    phrases,
    words,
)

SPANISH = LanguageTable(
    function_words=words(
        "de la que el en los del las un por con una para se al es como más pero sus le"
        " ha lo esta son este su entre cuando muy sin sobre también hasta desde han y"
    ),
    months=numbered(
        "enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul"
        " agosto/ago septiembre/setiembre/sept/sep/set octubre/oct noviembre/nov"
        " diciembre/dic",
        1,
    ),
    weekdays=numbered("lunes martes miércoles/miercoles jueves viernes sábado/sabado domingo", 0),
    day_suffixes=(r"\.?º", r"\.?°", r"\.o", r"ro\.?", r"er", r"o(?=\s)"),
    first_day=("primero",),
    date_links=("de", "del"),
    date_prefixes=words("a el"),
    date_labels=phrases("fecha; publicado; publicado el; fecha de publicación; publicada el"),
    month_first=False,
    sentence_openers=words(
        "en desde hasta al hoy este esta tras durante con para por cuando entre según a y se"
    ),
    place_connectives=words("de del la las los el y e"),
    place_prepositions=("en",),
    articles=("la", "el", "las", "los"),
    conjunctions=("y", "e"),
    names_with_conjunction=phrases(
        "trinidad y tobago; trinidad y tabago; antigua y barbuda;"
        " san cristóbal y nieves; san vicente y las granadinas;"
        " islas turcas y caicos; bosnia y herzegovina"
    ),
    kind_labels=phrases(
        "comunicado de prensa; comunicado; comunicado conjunto; nota de prensa;"
        " boletín de prensa; declaración; declaración conjunta; pronunciamiento;"
        " nota informativa; para publicación inmediata; aviso a los medios; noticias;"
        " comunicado de prensa conjunto; prensa; últimas noticias; convocatoria"
    ),
    embargo_openings=phrases("embargo; embargado; embargada; bajo embargo; con embargo; no publicar antes"),
    navigation_labels=phrases(
        "saltar al contenido; saltar al contenido principal; ir al contenido principal;"
        " pasar al contenido principal; saltar enlaces de navegación; inicio; menú;"
        " buscar; búsqueda; español; sobre nosotros; quiénes somos; qué hacemos;"
        " dónde trabajamos; nuestro trabajo; datos y recursos; actúa; acerca de;"
        " contáctenos; noticias; medios; sala de prensa; volver; volver arriba;"
        " compartir; compartir esta página; imprimir; descargar; suscribirse; síganos;"
        " idioma; idiomas; cerrar; leer más; correo; cookies; prioridades transversales"
    ),
    page_tools=phrases(
        "compartir; compartir esta página; imprimir; imprimir esta página;"
        " descargar pdf; suscribirse; volver arriba; correo"
    ),
    closing_labels=phrases(
        "recursos relacionados; recurso relacionado; contenido relacionado;"
        " contenidos relacionados; noticias relacionadas; enlaces relacionados;"
        " documentos relacionados; relacionados; véase también; ver también;"
        " compartir esta página; compartir; etiquetas; temas; leer más;"
        " últimas noticias; síganos; ods"
    ),
    end_marks=("fin", "fin del comunicado"),
    section_labels=phrases(
        "nota a los editores; notas a los editores; notas para editores;"
        " nota para editores; notas para los editores; nota para los editores;"
        " nota del editor; antecedentes"
    ),
    speech_verbs=phrases(
        "dijo; señaló; afirmó; indicó; explicó; destacó; declaró; expresó; subrayó;"
        " agregó; añadió; sostuvo; manifestó; aseguró; comentó; concluyó; advirtió;"
        " recordó; enfatizó; apuntó; según"
    ),
    link_verbs=words(
        "descargar descargarla descargarlo descargue consulte consultar consultarse ver"
        " vea leer lea acceda acceder haga clic disponible pulse encuentre visite"
    ),
    link_places=words("aquí acá"),
    contact_headings=phrases(
        "para información adicional; para más información; para mayor información;"
        " para obtener más información; para mayores informes; para más detalles;"
        " para consultas de prensa; para consultas de los medios; para entrevistas;"
        " contacto de prensa; contactos de prensa; contacto para medios;"
        " contactos para medios; contacto para los medios; contactos para los medios;"
        " contacto; contactos; información de contacto; contacto con los medios;"
        " contactos con los medios; para entrevistas y más información"
    ),
    contact_heading_tail=words(
        "por favor contacte contactar contactarse póngase en comuníquese comunicarse"
        " con a al escriba escribir o y las siguientes personas los siguientes oficinas"
        " para prensa medios correo de comunicación contacto favor"
    ),
    email_labels=("correo electrónico", "correo", "correo-e", "email", "e-mail"),
    phone_labels=phrases(
        "teléfono; telefono; teléfonos; tel; telf; tfno; celular; cel; móvil; movil;"
        " whatsapp; oficina; directo"
    ),
    contact_joiners=words("al o y en a vía"),
    role_words=words(
        "oficial portavoz vocera vocero jefa jefe directora director coordinadora"
        " coordinador asistente especialista prensa comunicación comunicaciones"
        " información encargada encargado asociada"
    ),
    desk_words=words("mesa redacción"),
    institution_words=words(
        "organización agencia ministerio programa fondo naciones banco comisión"
        " universidad federación comité consejo instituto fundación secretaría oficina"
        " unidad equipo onu"
    ),
    report_date_labels=("fecha",),
    paragraph_labels=("párrafos", "párrafo", "parrafos", "parrafo"),
)
