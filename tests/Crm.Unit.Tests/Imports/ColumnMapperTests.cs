using Crm.Platform.Imports;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Imports.Files;
using Crm.Platform.Modules;
using Crm.Platform.Records;
using Crm.Contacts;

namespace Crm.Unit.Tests.Imports;

public sealed class ColumnMapperTests
{
    private static readonly RecordCatalog Catalog = new ModuleCatalog([typeof(ContactsModule).Assembly]).Records;

    [TestCase("First Name|Last Name|E-mail Address|Business Phone|Job Title|Company|Birthday|Notes", "givenName|familyName|emails|phones|title|accountName|birthday|notes", TestName = "Outlook")]
    [TestCase("Nombre|Apellidos|Correo electrónico|Teléfono móvil|Cargo|Empresa|Fecha de nacimiento|Código postal|Ciudad|País", "givenName|familyName|emails|phones|title|accountName|birthday|addresses.postalCode|addresses.city|addresses.country", TestName = "Spanish")]
    [TestCase("Nome|Cognome|Indirizzo email|Cellulare|Ruolo|Azienda|Data di nascita|CAP|Città|Provincia|Paese", "givenName|familyName|emails|phones|title|accountName|birthday|addresses.postalCode|addresses.city|addresses.region|addresses.country", TestName = "Italian")]
    [TestCase("Имя|Отчество|Фамилия|Эл. почта|Рабочий телефон|Должность|Компания|Дата рождения|Город|Почтовый индекс", "givenName|middleName|familyName|emails|phones|title|accountName|birthday|addresses.city|addresses.postalCode", TestName = "Russian")]
    [TestCase("姓名|公司|职位|手机|工作电话|邮箱|城市|备注", "fullName|accountName|title|phones|phones|emails|addresses.city|notes", TestName = "Chinese")]
    [TestCase("姓|名|公司名称|电子邮件", "familyName|givenName|accountName|emails", TestName = "Chinese in parts")]
    public void Map_HeadersOfContacts_AreRecognised(string headers, string fields) =>
        Assert.That(Fields("contact", headers.Split('|')), Is.EqualTo(fields.Split('|')));

    [Test]
    public void Map_GoogleContacts_AreMappedWithoutAClick() => Expect(
        "contact", ReadHeader("crm_import_headers/google_contacts_2024.csv"), new()
        {
            ["First Name"] = "givenName", ["Middle Name"] = "middleName", ["Last Name"] = "familyName", ["Name Prefix"] = "salutation", ["Nickname"] = "nickname",
            ["Organization Name"] = "accountName", ["Organization Title"] = "title", ["Organization Department"] = "department", ["Birthday"] = "birthday", ["Notes"] = "notes",
            ["Labels"] = "tags", ["E-mail 1 - Value"] = "emails", ["E-mail 2 - Value"] = "emails", ["Phone 1 - Value"] = "phones", ["Address 1 - Street"] = "addresses.street",
            ["Address 1 - City"] = "addresses.city", ["Address 1 - Region"] = "addresses.region", ["Address 1 - Postal Code"] = "addresses.postalCode",
            ["Address 1 - PO Box"] = "addresses.street", ["Address 1 - Country"] = "addresses.country", ["Address 1 - Extended Address"] = "addresses.street", ["Website 1 - Value"] = "website",
        });

    [Test]
    public void Map_Pipedrive_IsMappedWithoutAClick() => Expect(
        "contact", ReadHeader("crm_import_headers/pipedrive_sample_import.csv"), new()
        {
            ["Person - First name"] = "givenName", ["Person - Last name"] = "familyName", ["Person - Phone"] = "phones", ["Person - Email (Work)"] = "emails",
            ["Person - Email (Home)"] = "emails", ["Organization - Name*"] = "accountName", ["Organization - Address"] = "account.addresses.street", ["Note - Content*"] = "notes",
        });

    [Test]
    public void Map_HubSpotExports_AreMappedWithoutAClick()
    {
        var lines = File.ReadAllLines(DataFolder.Require("crm_import_headers/hubspot_exports.csv")).Select(l => l.Split(',')).ToList();

        Expect("contact", lines[0][1..], new()
        {
            ["Record ID"] = "externalId", ["First Name"] = "givenName", ["Last Name"] = "familyName", ["Email"] = "emails", ["Phone Number"] = "phones",
            ["Associated Company"] = "accountName", ["Country/Region"] = "addresses.country", ["Contact owner"] = "ownerName",
        });
        Expect("contact", lines[1][1..], new()
        {
            ["Record ID"] = "externalId", ["First Name"] = "givenName", ["Last Name"] = "familyName", ["Email"] = "emails", ["Phone Number"] = "phones", ["Job Title"] = "title",
            ["Company Name"] = "accountName", ["Contact owner"] = "ownerName",
        });
        Expect("account", lines[4][1..], new()
        {
            ["Record ID"] = "externalId", ["Company name"] = "name", ["Domain"] = "domains", ["Company owner"] = "ownerName", ["Industry"] = "industry",
        });
    }

    [Test]
    public void Map_SalesforceColumns_AreMappedWithoutAClick()
    {
        var lines = File.ReadAllLines(DataFolder.Require("crm_import_headers/fivetran_salesforce_columns.txt"));
        string[] Columns(string file) => lines.Single(l => l.StartsWith(file, StringComparison.Ordinal)).Split(": ")[1].Split(", ");

        Expect("account", Columns("sf_account_data.csv"), new()
        {
            ["id"] = "externalId", ["name"] = "name", ["annual_revenue"] = "annualRevenue", ["number_of_employees"] = "employees", ["industry"] = "industry", ["phone"] = "phones",
            ["website"] = "website", ["description"] = "notes", ["type"] = "roles",
            ["billing_street"] = "addresses.street", ["billing_city"] = "addresses.city", ["billing_state"] = "addresses.region", ["billing_state_code"] = "addresses.region",
            ["billing_postal_code"] = "addresses.postalCode", ["billing_country"] = "addresses.country", ["billing_country_code"] = "addresses.country",
            ["shipping_street"] = "addresses.street", ["shipping_city"] = "addresses.city", ["shipping_state"] = "addresses.region", ["shipping_state_code"] = "addresses.region",
            ["shipping_postal_code"] = "addresses.postalCode", ["shipping_country"] = "addresses.country", ["shipping_country_code"] = "addresses.country",
        });
        var contact = Fields("contact", Columns("sf_contact_data.csv")).Zip(Columns("sf_contact_data.csv")).ToDictionary(p => p.Second, p => p.First);
        Assert.Multiple(() =>
        {
            foreach (var (header, field) in new (string, string?)[]
            {
                ("id", "externalId"), ("first_name", "givenName"), ("last_name", "familyName"), ("name", null), ("email", "emails"), ("phone", "phones"), ("mobile_phone", "phones"),
                ("title", "title"), ("department", "department"), ("salutation", "salutation"), ("mailing_street", "addresses.street"), ("lead_source", "source"), ("fax", null),
                ("account_id", "account.externalId"), ("owner_id", null), ("created_date", null),
            })
            {
                Assert.That(contact[header], Is.EqualTo(field), header);
            }
        });
    }

    [Test]
    public void Map_ColumnThatHoldsSomethingElse_IsWithdrawnWithAWarning()
    {
        var columns = Map("contact", ["property_email", "id", "property_firstname", "date_of_birth"], ["fcb67ef339b69199", "7", "Ann", "19081209"], ["6528bb7211b1dc06", "8", "Bob", "19990219"]);

        Assert.That(columns.Select(c => c.Field), Is.EqualTo(new[] { null, "externalId", "givenName", "birthday" }));
        Assert.That(columns[0].Warning, Is.Not.Null);
        Assert.That(columns[0].Samples, Has.Count.EqualTo(2));
        Assert.That(columns.Skip(1).Select(c => c.Warning), Is.All.Null);
    }

    [TestCase("office_location", "United States,Kenya,Philipines", "addresses.country")]
    [TestCase("location", "Madrid,Roma,Tula", "addresses.city")]
    [TestCase("subsidiary_of", "Acme,Inity,Sonron", "parentName")]
    [TestCase("account", "Acme,Inity,Sonron", "name")]
    [TestCase("revenue", "1100.04,251.41,4618", "annualRevenue")]
    [TestCase("year_established", "1996,1999,2001", "foundedYear")]
    public void Map_HeadersOfAccounts_AreRecognised(string header, string values, string field) =>
        Assert.That(Map("account", [header], [.. values.Split(',').Select(v => new[] { v })]).Single().Field, Is.EqualTo(field));

    [Test]
    public void Map_FebrlPeople_IsMappedWithoutAClick() => Expect(
        "contact", ReadHeader("dedupe_febrl/dataset1.csv"), new()
        {
            ["rec_id"] = "externalId", ["given_name"] = "givenName", ["surname"] = "familyName", ["street_number"] = "addresses.street", ["address_1"] = "addresses.street",
            ["address_2"] = "addresses.street", ["suburb"] = "addresses.city", ["postcode"] = "addresses.postalCode", ["state"] = "addresses.region", ["date_of_birth"] = "birthday",
        });

    [Test]
    public void Targets_OfARecordType_FollowItsDeclaration()
    {
        var paths = ImportTargets.Of(Catalog.Find("contact")!).Select(t => t.Path).ToList();

        Assert.That(paths, Is.SupersetOf(new[] { "fullName", "givenName", "emails", "addresses.city", "addresses", "accountName", "ownerName", "externalId" }));
        Assert.That(paths, Has.None.EqualTo("displayName").And.None.EqualTo("accountId").And.None.EqualTo("createdAt"));
        Assert.That(paths, Is.Unique);
    }

    private static IEnumerable<string?> Fields(string type, params string[] headers) => Map(type, headers).Select(c => c.Field);

    private static List<ImportColumn> Map(string type, string[] headers, params string[][] rows) => new ColumnMapper(Catalog.Find(type)!, [.. ImportTargets.Of(Catalog.Find(type)!), .. ImportTargets.Linked(Catalog.Find(type)!)], Catalog).Map(headers, rows);

    private static void Expect(string type, string[] headers, Dictionary<string, string> fields)
    {
        var mapped = Map(type, headers).Where(c => c.Field is not null).ToDictionary(c => c.Header, c => c.Field);
        Assert.That(mapped, Is.EquivalentTo(fields));
    }

    private static string[] ReadHeader(string path)
    {
        using var file = File.OpenRead(DataFolder.Require(path));
        using var source = new ImportSource(new FileStream(DataFolder.Require(path), FileMode.Open, FileAccess.Read), FileLook.Look(file, new FileChoices()));
        return [.. source.Header];
    }
}
