namespace Crm.Platform.Imports.Columns;

/// <summary>What files of other systems (HubSpot, Salesforce, Pipedrive, Google, Outlook) and of five languages call the fields of people and companies.</summary>
public static class PartyHeaders
{
    public static readonly string[] Contact = ["person", "people", "persona", "contacto", "contatto", "контакт", "человек", "联系人"];

    public static readonly string[] FullName = ["name", "full name", "display name", "nombre completo", "nombre y apellidos", "nome completo", "nome e cognome", "фио", "полное имя", "姓名", "全名", "名称", "fn alone", "contact", "nombre del contacto", "nome del contatto", "имя и фамилия", "имя фамилия", "客户姓名", "联系人姓名"];

    public static readonly string[] Salutation = ["salutation", "name prefix", "prefix", "honorific", "mr mrs", "tratamiento", "saludo", "titolo di cortesia", "appellativo", "обращение", "称呼", "尊称", "称谓", "n prefix", "mr ms", "título", "titolo", "title"];

    public static readonly string[] GivenName = ["first name", "given name", "forename", "firstname", "fname", "nombre", "nombre de pila", "nome", "имя", "名", "名字", "n given", "first"];

    public static readonly string[] MiddleName = ["middle name", "additional name", "second name", "segundo nombre", "secondo nome", "отчество", "中间名", "n additional", "middle"];

    public static readonly string[] FamilyName = ["last name", "family name", "surname", "lastname", "lname", "apellido", "apellidos", "primer apellido", "cognome", "фамилия", "姓", "姓氏", "n family", "last"];

    public static readonly string[] Nickname = ["nick name", "nickname", "apodo", "soprannome", "прозвище", "псевдоним", "昵称"];

    public static readonly string[] Title =
        ["job title", "title", "position", "role", "organization title", "company title", "cargo", "puesto", "ruolo", "posizione", "qualifica", "должность", "职位", "职务", "头衔", "岗位", "puesto de trabajo", "título del puesto", "posizione lavorativa", "mansione", "job", "occupation"];

    public static readonly string[] Department = ["department", "organization department", "division", "departamento", "reparto", "dipartimento", "отдел", "подразделение", "部门", "org unit", "área", "ufficio reparto", "dept"];

    public static readonly string[] AccountOfContact =
        ["associated company", "primary company", "employer", "works for", "empresa actual", "datore di lavoro", "место работы", "工作单位", "单位", "公司名", "公司名称", "企业名称", "nombre de la empresa", "nome azienda", "название компании"];

    public static readonly string[] Birthday = ["birthday", "birth date", "birthdate", "date of birth", "dob", "fecha de nacimiento", "cumpleaños", "nacimiento", "data di nascita", "compleanno", "дата рождения", "день рождения", "生日", "出生日期", "bday", "birth day", "born", "fecha nacimiento", "data nascita", "nato il"];

    public static readonly string[] Source = ["source", "lead source", "original source", "contact source", "origen", "fuente", "origine", "fonte", "provenienza", "источник", "来源", "线索来源"];

    public static readonly string[] Account =
    [
        "company", "organization", "organisation", "org", "business", "firm", "empresa", "compañía", "organización", "cuenta", "azienda", "società", "organizzazione", "ditta",
        "компания", "организация", "предприятие", "公司", "企业", "机构",
    ];

    public static readonly string[] AccountName =
        ["name", "legal name", "trading name", "nombre", "razón social", "nome", "ragione sociale", "название", "наименование", "公司名", "公司名称", "企业名称", "客户名称", "名称"];

    public static readonly string[] Parent =
    [
        "parent", "parent account", "parent company", "parent organization", "subsidiary of", "empresa matriz", "matriz", "filial de", "capogruppo", "società madre",
        "головная компания", "материнская компания", "母公司", "上级公司", "上级单位", "总公司",
    ];

    public static readonly string[] Roles = ["type", "account type", "company type", "relationship", "tipo", "tipo de empresa", "tipo di azienda", "тип", "тип компании", "类型", "客户类型"];

    public static readonly string[] Industry = ["industry", "sector", "branch", "line of business", "industria", "rubro", "settore", "отрасль", "сфера деятельности", "行业"];

    public static readonly string[] Employees =
    [
        "employees", "number of employees", "employee count", "no of employees", "num employees", "headcount", "staff", "size", "empleados", "número de empleados", "plantilla",
        "dipendenti", "numero di dipendenti", "сотрудники", "количество сотрудников", "число сотрудников", "员工人数", "员工数", "人数",
    ];

    public static readonly string[] AnnualRevenue =
        ["annual revenue", "revenue", "turnover", "yearly revenue", "sales", "ingresos", "ingresos anuales", "facturación", "fatturato", "fatturato annuo", "ricavi", "выручка", "годовая выручка", "оборот", "年收入", "营业额", "年营业额"];

    public static readonly string[] FoundedYear =
        ["founded", "founded year", "year founded", "year established", "established", "año de fundación", "fundación", "anno di fondazione", "fondazione", "год основания", "год создания", "成立年份", "成立时间"];

    public static readonly string[] Domains = ["domain", "domain name", "company domain", "email domain", "dominio", "домен", "域名"];

    public static readonly string[] LifecycleStage =
        ["lifecycle stage", "life cycle stage", "stage", "contact stage", "lifecycle", "etapa", "etapa del ciclo de vida", "fase", "fase del ciclo di vita", "этап", "стадия", "生命周期阶段", "阶段"];

    public static readonly string[] Tags = ["tags", "tag", "labels", "label", "categories", "category", "groups", "group membership", "etiquetas", "categorías", "etichette", "categorie", "метка", "тег", "метки", "теги", "категории", "标签", "类别", "分组"];

    public static readonly string[] Notes = ["notes", "note", "comments", "comment", "description", "remarks", "note content", "notas", "comentarios", "descripción", "note", "commenti", "descrizione", "заметки", "примечание", "комментарий", "описание", "备注", "描述", "说明", "附注", "note content", "observaciones", "osservazioni", "примечания", "комментарии"];
}
