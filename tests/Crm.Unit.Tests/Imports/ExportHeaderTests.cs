using Crm.Contacts;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Modules;
using Crm.Platform.Records;

namespace Crm.Unit.Tests.Imports;

/// <summary>The exports of mail programs and of other systems in five languages: each header that has a place maps to it, and none maps elsewhere.</summary>
[Category("S5")]
public sealed class ExportHeaderTests
{
    private static readonly RecordCatalog Catalog = new ModuleCatalog([typeof(ContactsModule).Assembly]).Records;

    // Headers and targets, one a line; those with nothing behind them have no place.
    private const string OutlookEnglish = """
        Title=salutation|First Name=givenName|Middle Name=middleName|Last Name=familyName|Suffix=|Company=accountName|Department=department|Job Title=title
        Business Street=addresses.street|Business Street 2=addresses.street|Business City=addresses.city|Business State=addresses.region|Business Postal Code=addresses.postalCode|Business Country/Region=addresses.country
        Home Street=addresses.street|Home City=addresses.city|Home State=addresses.region|Home Postal Code=addresses.postalCode|Home Country/Region=addresses.country
        Other Street=addresses.street|Other City=addresses.city|Other Country/Region=addresses.country
        Assistant's Phone=|Business Fax=|Business Phone=phones|Business Phone 2=phones|Callback=|Car Phone=|Company Main Phone=account.phones|Home Fax=|Home Phone=phones|Home Phone 2=phones|ISDN=|Mobile Phone=phones
        Other Fax=|Other Phone=phones|Pager=|Primary Phone=phones|Radio Phone=|TTY/TDD Phone=|Telex=|Account=|Anniversary=|Assistant's Name=|Billing Information=|Birthday=birthday|Categories=tags|Children=
        Directory Server=|E-mail Address=emails|E-mail Type=|E-mail Display Name=|E-mail 2 Address=emails|E-mail 2 Type=|E-mail 2 Display Name=|Gender=|Government ID Number=|Hobby=|Initials=|Internet Free Busy=|Keywords=
        Language=language|Location=|Manager's Name=|Mileage=|Notes=notes|Office Location=|Organizational ID Number=|PO Box=addresses.street|Priority=|Private=|Profession=|Referred By=|Sensitivity=|Spouse=|User 1=|Web Page=website
        """;

    private const string OutlookSpanish = """
        Título=salutation|Nombre=givenName|Segundo nombre=middleName|Apellidos=familyName|Sufijo=|Organización=accountName|Departamento=department|Puesto=title
        Calle del trabajo=addresses.street|Ciudad de trabajo=addresses.city|Provincia o estado de trabajo=addresses.region|Código postal del trabajo=addresses.postalCode|País o región del trabajo=addresses.country
        Calle del domicilio=addresses.street|Ciudad de residencia=addresses.city|Código postal de residencia=addresses.postalCode|Otra calle=addresses.street|Otra ciudad=addresses.city
        Teléfono del ayudante=|Fax del trabajo=|Teléfono del trabajo=phones|Teléfono del trabajo 2=phones|Teléfono particular=phones|Teléfono móvil=phones|Otro teléfono=phones|Otro fax=|Localizador=
        Aniversario=|Categorías=tags|Cuenta=|Cumpleaños=birthday|Dirección de correo electrónico=emails|Tipo de correo electrónico=|Nombre de pantalla de correo electrónico=|Dirección del correo electrónico 2=emails
        Hijos=|Idioma=language|Notas=notes|Página web=website|Profesión=|Sexo=|Ubicación=
        """;

    private const string OutlookItalian = """
        Titolo=salutation|Nome=givenName|Secondo nome=middleName|Cognome=familyName|Società=accountName|Reparto=department|Posizione=title
        Via (uff.)=addresses.street|Via (uff.) 2=addresses.street|Città (uff.)=addresses.city|Provincia (uff.)=addresses.region|CAP (uff.)=addresses.postalCode|Paese (uff.)=addresses.country
        Via (ab.)=addresses.street|Città (ab.)=addresses.city|CAP (ab.)=addresses.postalCode|Altra via=addresses.street|Altra città=addresses.city
        Telefono assistente=|Fax (uff.)=|Ufficio=phones|Abitazione=phones|Cellulare=phones|Altro telefono=phones|Cercapersone=|Compleanno=birthday|Categorie=tags
        Indirizzo posta elettronica=emails|Tipo posta elettronica=|Nome visualizzato posta elettronica=|Note=notes|Pagina Web=website|Lingua=language|Professione=
        """;

    private const string OutlookRussian = """
        Обращение=salutation|Имя=givenName|Отчество=middleName|Фамилия=familyName|Суффикс=|Организация=accountName|Отдел=department|Должность=title
        Улица (раб. адрес)=addresses.street|Город (раб. адрес)=addresses.city|Область (раб. адрес)=addresses.region|Индекс (раб. адрес)=addresses.postalCode|Страна (раб. адрес)=addresses.country
        Улица (дом. адрес)=addresses.street|Город (дом. адрес)=addresses.city|Улица (другой адрес)=addresses.street
        Телефон помощника=|Рабочий факс=|Рабочий телефон=phones|Телефон раб. 2=phones|Домашний телефон=phones|Телефон переносной=phones|Другой телефон=phones|Пейджер=|Основной телефон=phones
        Адрес эл. почты=emails|Тип эл. почты=|Краткое имя эл. почты=|Адрес 2 эл. почты=emails|Веб-страница=website|День рождения=birthday|Годовщина=|Заметки=notes|Категории=tags|Язык=language|Пол=
        """;

    private const string OutlookChinese = """
        称谓=salutation|名=givenName|中间名=middleName|姓=familyName|单位=accountName|部门=department|职务=title
        商务地址 街道=addresses.street|商务地址 市/县=addresses.city|商务地址 省/市/自治区=addresses.region|商务地址 邮政编码=addresses.postalCode|商务地址 国家/地区=addresses.country
        住宅地址 街道=addresses.street|住宅地址 市/县=addresses.city|其他地址 街道=addresses.street
        助理的电话=|商务传真=|商务电话=phones|商务电话 2=phones|住宅电话=phones|移动电话=phones|其他电话=phones|寻呼机=|主要电话=phones
        电子邮件地址=emails|电子邮件类型=|电子邮件显示名称=|电子邮件 2 地址=emails|网页=website|生日=birthday|附注=notes|类别=tags|语言=language
        """;

    private const string GoogleOld = """
        Name=|Given Name=givenName|Additional Name=middleName|Family Name=familyName|Yomi Name=|Name Prefix=salutation|Name Suffix=|Initials=|Nickname=nickname|Birthday=birthday|Gender=|Location=|Notes=notes|Language=language
        Group Membership=tags|E-mail 1 - Type=|E-mail 1 - Value=emails|Phone 1 - Type=|Phone 1 - Value=phones|Address 1 - Type=|Address 1 - Formatted=|Address 1 - Street=addresses.street|Address 1 - City=addresses.city
        Address 1 - Region=addresses.region|Address 1 - Postal Code=addresses.postalCode|Address 1 - Country=addresses.country|Organization 1 - Type=|Organization 1 - Name=accountName|Organization 1 - Title=title
        Organization 1 - Department=department|Website 1 - Type=|Website 1 - Value=website
        """;

    private const string GoogleNew = """
        First Name=givenName|Middle Name=middleName|Last Name=familyName|Phonetic First Name=|Phonetic Last Name=|Name Prefix=salutation|Name Suffix=|Nickname=nickname|File As=|Organization Name=accountName|Organization Title=title
        Organization Department=department|Birthday=birthday|Notes=notes|Photo=|Labels=tags|E-mail 1 - Label=|E-mail 1 - Value=emails|E-mail 2 - Label=|E-mail 2 - Value=emails|Phone 1 - Label=|Phone 1 - Value=phones
        Address 1 - Label=|Address 1 - Formatted=|Address 1 - Street=addresses.street|Address 1 - City=addresses.city|Address 1 - PO Box=addresses.street|Address 1 - Region=addresses.region|Address 1 - Postal Code=addresses.postalCode
        Address 1 - Country=addresses.country|Address 1 - Extended Address=addresses.street|Website 1 - Label=|Website 1 - Value=website
        """;

    private const string HubSpotSpanish = """
        ID de registro=externalId|Nombre=givenName|Apellidos=familyName|Correo electrónico=emails|Número de teléfono=phones|Propietario del contacto=ownerName|Etapa del ciclo de vida=lifecycleStage|Nombre de la empresa=accountName|Fecha de creación=
        """;

    private const string SalesforceReport = """
        Salutation=salutation|First Name=givenName|Last Name=familyName|Title=title|Account Name=accountName|Mailing Street=addresses.street|Mailing City=addresses.city|Mailing State/Province=addresses.region|Mailing Zip/Postal Code=addresses.postalCode
        Mailing Country=addresses.country|Phone=phones|Fax=|Mobile=phones|Email=emails|Account Owner=|Contact Owner=ownerName|Lead Source=source|Contact ID=externalId|Last Modified Date=|Created Date=
        """;

    private const string PipedrivePeople = """
        Person - ID=externalId|Person - Name=fullName|Person - Label=tags|Person - Organization=accountName|Person - Email - Work=emails|Person - Email - Home=emails|Person - Phone - Work=phones|Person - Phone - Mobile=phones|Person - Owner=ownerName
        Person - Open deals=|Person - Next activity date=|Person - Person created=|Organization - Address=account.addresses.street
        """;

    private const string VCard = """
        N.family=familyName|N.given=givenName|N.additional=middleName|N.prefix=salutation|N.suffix=|FN=|FN;alone=fullName|NICKNAME=nickname|ORG=accountName|ORG.unit=department|TITLE=title|TITLE 2=|ROLE=|EMAIL;pref work=emails|EMAIL=emails
        TEL;cell=phones|TEL;pref home=phones|TEL;work fax=|TEL;pager=|TEL;assistant=|ADR;home.street=addresses.street|ADR;home.city=addresses.city|ADR;work.postalCode=addresses.postalCode|ADR;work.country=addresses.country
        ADR;work 2.extended=addresses.street|BDAY=birthday|URL=website|URL 2=|NOTE=notes|CATEGORIES=tags|UID=externalId|LANG=language|PHOTO=|X-AIM=|X-CRM-LIFECYCLESTAGE=lifecycleStage|X-CRM-SOURCE=source|REV=|IMPP=|X-PHONETIC-FIRST-NAME=
        """;

    private const string OwnExport = "id=externalId|displayName=|givenName=givenName|familyName=familyName|accountName=accountName|emails=emails|phones=phones|addresses=addresses|lifecycleStage=lifecycleStage|ownerName=ownerName|tags=tags|createdAt=|Line=|Reason=";

    [TestCase("outlook", OutlookEnglish)]
    [TestCase("outlook", OutlookSpanish)]
    [TestCase("outlook", OutlookItalian)]
    [TestCase("outlook", OutlookRussian)]
    [TestCase("outlook", OutlookChinese)]
    [TestCase("google", GoogleOld)]
    [TestCase("google", GoogleNew)]
    [TestCase("hubspot", HubSpotSpanish)]
    [TestCase("salesforce", SalesforceReport)]
    [TestCase("pipedrive", PipedrivePeople)]
    [TestCase(null, VCard)]
    [TestCase("crm", OwnExport)]
    public void Map_ExportOfASystem_IsRightWithoutAClick(string? profile, string expected)
    {
        var pairs = expected.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => (Header: p[..p.LastIndexOf('=')], Field: p[(p.LastIndexOf('=') + 1)..])).ToList();
        var headers = pairs.ConvertAll(p => p.Header);
        var type = Catalog.Find("contact")!;
        var mapped = new ColumnMapper(type, [.. ImportTargets.Of(type), .. ImportTargets.Linked(type)], Catalog).Map(headers, []);

        Assert.That(mapped.Select(c => $"{c.Header}={c.Field}"), Is.EqualTo(pairs.Select(p => $"{p.Header}={p.Field}")));
        if (profile is not null)
        {
            Assert.That(ImportProfile.Of(headers), Is.EqualTo(profile));
        }
    }

    [Test]
    public void Map_HeadersThatSayNothing_AreMappedByTheirValues()
    {
        var type = Catalog.Find("contact")!;
        string[][] rows = [["Ann Lee", "ann@x.example", "+34 600 123 123", "Spain", "12345678", "1980-02-03"], ["Bo Rask", "bo@y.example", "(91) 555-12-34", "Italia", "87654321", "13/02/1990"]];
        var mapped = new ColumnMapper(type, ImportTargets.Of(type), Catalog).Map(["Column 1", "Column 2", "Column 3", "", "Column 5", "x"], rows);

        Assert.That(mapped.Select(c => c.Field), Is.EqualTo(new[] { null, "emails", "phones", "addresses.country", null, "birthday" }));
    }
}
