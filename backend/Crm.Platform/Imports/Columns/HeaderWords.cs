using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;

namespace Crm.Platform.Imports.Columns;

/// <summary>The words of headers that belong to no module, in English, Spanish, Italian, Russian and Chinese.</summary>
internal static class HeaderWords
{
    // Russian adjectives agree with their noun, hence stems.
    private static readonly (string Label, string[] Stems)[] Labels =
    [
        ("work", ["work", "business", "office", "trabajo", "oficina", "laboral", "lavoro", "ufficio", "uff", "aziendale", "рабоч", "раб.", "служебн", "工作", "商务", "办公", "单位"]),
        ("home", ["home", "private", "personal", "casa", "particular", "privado", "privada", "domicilio", "residencia", "abitazione", "ab", "personale", "домашн", "дом.", "личн", "家庭", "个人", "住宅"]),
        ("mobile", ["mobile", "cell", "cellular", "movil", "celular", "cellulare", "мобильн", "моб.", "сотов", "手机", "移动"]),
        ("other", ["other", "otro", "otra", "altro", "altra", "otros", "altri", "друг", "其他", "其它"]),
    ];

    private static readonly (string Role, string[] Stems)[] AddressRoles =
    [
        ("billing", ["billing", "invoice", "fiscal", "facturacion", "fatturazione", "платежн", "账单", "开票"]),
        ("shipping", ["shipping", "delivery", "envio", "entrega", "spedizione", "consegna", "доставк", "收货", "送货"]),
        ("mailing", ["mailing", "correspondence"]),
    ];

    private static readonly string[] Honorifics =
        ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "sr", "sra", "srta", "d", "dña", "don", "doña", "sig", "sigra", "sig.ra", "signor", "signora", "dott", "dott.ssa", "ing", "avv", "herr", "frau", "г-н", "г-жа", "господин", "госпожа", "先生", "女士", "小姐"];

    private static readonly string[] OtherQualifiers = ["primary", "main", "principal", "principale", "default", "pref", "main", "основн", "主要", "of", "the", "de", "del", "di", "della", "dell", "no", "num"];

    private static readonly string[] Emails =
    [
        "email", "email address", "mail", "correo", "correo electrónico", "dirección de correo electrónico", "email personal", "posta elettronica", "indirizzo email",
        "indirizzo di posta elettronica", "indirizzo posta elettronica", "dirección correo electrónico", "dirección del correo electrónico", "dirección de email", "адрес эл почты", "адрес почты", "mail address", "work email", "emails", "primary email", "эл. почта", "электронная почта", "почта", "адрес электронной почты", "имейл", "邮箱", "电子邮件", "电子邮箱", "邮件", "邮箱地址", "电子邮件地址",
    ];

    private static readonly string[] Phones =
    [
        "phone", "phone number", "telephone", "telephone number", "tel", "mobile", "mobile phone", "mobile number", "cell", "cell phone", "cell number", "phones",
        "teléfono", "número de teléfono", "teléfono móvil", "móvil", "celular", "telefono", "numero di telefono", "cellulare", "telefono cellulare",
        "телефон", "номер телефона", "мобильный", "мобильный телефон", "сотовый", "сотовый телефон", "电话", "电话号码", "телефон переносной", "abitazione", "ufficio", "número del trabajo", "número privado", "n telefono", "tel number", "contact number", "contact phone", "whatsapp", "手机", "手机号", "手机号码", "联系电话", "联系方式", "移动电话",
    ];

    private static readonly (string Part, string[] Names)[] AddressParts =
    [
        (ImportTargets.Street, ["street", "street address", "address street", "address", "address line", "street line", "street number", "house number", "extended address", "address extended address", "extended", "pobox", "street address line", "calle y número", "via e numero", "улица адрес", "улица дом",
            "calle", "dirección", "domicilio", "via", "indirizzo", "улица", "адрес", "улица и дом", "街道", "地址", "详细地址", "街道地址"]),
        (ImportTargets.City, ["city", "address city", "town", "suburb", "locality", "ciudad", "localidad", "población", "municipio", "città", "comune", "località",
            "город", "город адрес", "населённый пункт", "城市", "市", "市县", "ciudad población", "suburbio", "location", "office location"]),
        (ImportTargets.Region, ["region", "address region", "state", "address state", "province", "county", "state region", "state province", "state code", "estado", "provincia", "comunidad autónoma",
            "regione", "provincia o estado", "estado o provincia", "estado provincia", "provincia regione", "province state", "область", "область адрес", "республика", "регион", "край", "省", "省份", "州", "省市自治区", "省自治区", "地区"]),
        (ImportTargets.PostalCode, ["postal code", "address postal code", "postalcode", "postcode", "post code", "zip", "zip code", "zip postal code", "código postal", "cp", "cap", "codice postale", "cp postal", "zip code postal code", "индекс адрес",
            "индекс", "почтовый индекс", "邮编", "邮政编码"]),
        (ImportTargets.Country, ["office location", "location", "country", "address country", "country region", "country name", "country code", "nation", "país", "pais", "país o región", "país región", "paese area geografica", "paese regione", "страна адрес", "страна регион", "paese", "nazione", "страна", "国家", "国家地区"]),
    ];

    private static readonly string[] Urls =
        ["website", "website url", "web site", "web page", "webpage", "url", "homepage", "home page", "web", "sitio web", "página web", "sito", "sito web", "página", "pagina web", "sitio", "website address", "сайт", "веб страница", "веб сайт", "веб-сайт", "网站", "网址", "网页", "主页"];

    private static readonly string[] Languages =
        ["language", "preferred language", "lang", "locale", "idioma", "lengua", "lingua", "язык", "语言"];

    private static readonly string[] Owners =
        ["owner", "owner name", "owner email", "record owner", "assigned to", "assigned user", "propietario", "responsable", "proprietario", "responsabile", "assegnato a", "propietario contacto", "propietario registro", "proprietario contatto", "proprietario record", "asignado a", "account manager", "sales rep", "salesperson", "sales agent", "sales representative", "vendedor", "venditore", "ответственный", "ответственный за контакт", "владелец контакта", "владелец", "менеджер", "负责人", "所有者", "联系人所有者", "跟进人", "业务员"];

    private static readonly string[] Keys =
    [
        "id", "record id", "rec id", "id registro", "id record", "id записи", "记录 id", "external id", "externalid", "key", "external key", "identifier", "object id", "row id", "uid", "uuid", "guid",
        "identificador", "identificativo", "codice", "código", "идентификатор", "ид", "код", "编号", "标识",
    ];

    /// <summary>Headers for a key of the other system; "{type} id" is one too.</summary>
    public static IEnumerable<string> KeyNames(IEnumerable<string> typeNames) => Keys.Concat(typeNames.SelectMany(n => new[] { $"{n} id", $"id {n}" }));

    /// <summary>Headers that fields of a kind have whatever the record is, best first.</summary>
    public static IEnumerable<string> NamesOf(ImportTarget target) => target switch
    {
        { Field.Kind: EmailsKind } => Emails,
        { Field.Kind: PhonesKind } => Phones,
        { Field.Kind: AddressesKind, Part: { } part } => AddressParts.First(p => p.Part == part).Names,
        { Field.Kind: UrlKind } => Urls,
        { Field.Kind: CodeKind { Name: "language" } } => Languages,
        { Field.ReferenceTo: "user" } => Owners,
        _ => [],
    };

    public static string? LabelOf(string word) => Find(Labels, word);

    /// <summary>Which of a record's addresses a word speaks of.</summary>
    public static string? AddressRoleOf(string word) => Find(AddressRoles, word) ?? LabelOf(word);

    public static bool IsQualifier(string word) => AddressRoleOf(word) is not null || OtherQualifiers.Any(q => Matches(word, q));

    /// <summary>The qualifier at the beginning of a Chinese word, which is written without a blank.</summary>
    public static string? HanQualifierOf(string word) =>
        Labels.Concat(AddressRoles).SelectMany(l => l.Item2).Append("主要").FirstOrDefault(q => q[0] > '\u2E7F' && word.Length > q.Length && word.StartsWith(q, StringComparison.Ordinal));

    private static string? Find((string Name, string[] Stems)[] words, string word) =>
        Array.Find(words, w => Array.Exists(w.Stems, stem => Matches(word, stem))).Name;

    /// <summary>Titles that stand before names: what a column called "Title" holds in some exports.</summary>
    public static bool AreHonorifics(List<string> cells) =>
        cells.Count > 0 && cells.Count(c => Honorifics.Contains(c.Trim().TrimEnd('.').ToLowerInvariant())) * 2 > cells.Count;

    private static bool Matches(string word, string stem) => stem[^1] == '.' ? word == stem[..^1] : stem[0] is >= 'а' and <= 'я' ? word.StartsWith(stem, StringComparison.Ordinal) : word == stem;
}
