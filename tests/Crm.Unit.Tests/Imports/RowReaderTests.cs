using Crm.Contacts;
using Crm.Kernel.Values;
using Crm.Platform.Imports;
using Crm.Platform.Imports.Files;
using Crm.Platform.Imports.Rows;
using Crm.Platform.Modules;
using Crm.Platform.Records;

namespace Crm.Unit.Tests.Imports;

public sealed class RowReaderTests
{
    private static readonly RecordCatalog Catalog = new ModuleCatalog([typeof(ContactsModule).Assembly]).Records;

    [Test]
    public void Read_StreetInSeveralColumns_IsOneStreet()
    {
        var row = Read("contact", [("street_number", "addresses.street"), ("address_1", "addresses.street"), ("address_2", "addresses.street"), ("suburb", "addresses.city")], "6", "tullaroop street", "willaroo", "st james");

        Assert.That(Value<List<PostalAddress>>(row, "addresses"), Is.EqualTo(new[] { new PostalAddress("6 tullaroop street, willaroo", "st james") }));
    }

    [Test]
    public void Read_BillingAndShippingColumns_AreTwoAddresses()
    {
        var row = Read(
            "account", [("billing_street", "addresses.street"), ("shipping_street", "addresses.street"), ("billing_city", "addresses.city"), ("shipping_city", "addresses.city"), ("billing_country", "addresses.country")],
            "Calle 1", "Via 2", "Madrid", "Roma", "España");

        Assert.That(Value<List<PostalAddress>>(row, "addresses"), Is.EqualTo(new[] { new PostalAddress("Calle 1", "Madrid", Country: "ES"), new PostalAddress("Via 2", "Roma") }));
    }

    [Test]
    public void Read_EmailColumns_AreUnitedAndLabelled()
    {
        var row = Read("contact", [("Email", "emails"), ("Home Email", "emails"), ("E-mail 3", "emails")], "Ann <ann@a.example>, ann@b.example", "ann@home.example", "ANN@a.example");

        Assert.That(Value<List<EmailAddress>>(row, "emails"), Is.EqualTo(new[] { new EmailAddress("ann@a.example", Raw: "Ann <ann@a.example>"), new("ann@b.example"), new("ann@home.example", "home") }));
    }

    [Test]
    public void Read_CellThatCannotBeRead_IsLeftOutWithARemark()
    {
        var row = Read("contact", [("Surname", "familyName"), ("Born", "birthday"), ("Mail", "emails")], "Doe", "31.02.1980", "nonsense");

        Assert.That(row.Problem, Is.Null);
        Assert.That(row.Values.All.Keys.Select(f => f.Name), Is.EqualTo(new[] { "familyName" }));
        Assert.That(row.Remarks, Has.Count.EqualTo(2));
        Assert.That(row.Remarks[0], Does.Contain("Born").And.Contain("31.02.1980"));
    }

    [TestCase("19081209", "1908-12-09")]
    [TestCase("2021-04-01 17:32:47", "2021-04-01")]
    [TestCase("1.2.1990", "1990-02-01")]
    public void Read_Dates_AreUnderstood(string cell, string expected) =>
        Assert.That($"{Value<DateOnly>(Read("contact", [("Born", "birthday")], cell), "birthday"):yyyy-MM-dd}", Is.EqualTo(expected));

    [TestCase("1100.04", 110004, "EUR")]
    [TestCase("1,100.04", 110004, "EUR")]
    [TestCase("1.100,04", 110004, "EUR")]
    [TestCase("1100,04", 110004, "EUR")]
    [TestCase("1 100,5", 110050, "EUR")]
    [TestCase("$ 1,100", 110000, "USD")]
    [TestCase("1,100 usd", 110000, "USD")]
    [TestCase("1,234,567", 123456700, "EUR")]
    [TestCase("¥5000", 5000, "JPY")]
    public void Read_Amounts_KeepTheirSizeAndGetTheCompanysCurrency(string cell, long minorUnits, string currency) =>
        Assert.That(Value<Money>(Read("account", [("Revenue", "annualRevenue")], cell), "annualRevenue"), Is.EqualTo(new Money(minorUnits, currency)));

    [TestCase("Philipines", "PH")]
    [TestCase("Untied States", "US")]
    [TestCase("Korea", "KR")]
    [TestCase("germany", "DE")]
    public void Read_CountryName_BecomesItsCode(string cell, string code) =>
        Assert.That(Value<List<PostalAddress>>(Read("account", [("Country", "addresses.country")], cell), "addresses").Single().Country, Is.EqualTo(code));

    [Test]
    public void Read_MisspeltCountry_IsRemarked() => Assert.That(Read("account", [("Country", "addresses.country")], "Philipines").Remarks.Single(), Does.Contain("PH"));

    [Test]
    public void Read_FullNameBesideItsParts_FillsOnlyWhatIsMissing()
    {
        var row = Read("contact", [("Name", "fullName"), ("Last name", "familyName")], "Juan García", "García López");

        Assert.That((Value<string>(row, "givenName"), Value<string>(row, "familyName")), Is.EqualTo(("Juan", "García López")));
    }

    [Test]
    public void Read_NeutralisedFormula_IsRestored() => Assert.That(Value<string>(Read("account", [("Name", "name")], "'=cmd"), "name"), Is.EqualTo("=cmd"));

    [Test]
    public void Read_MoreCellsThanTheHeader_IsAProblem() => Assert.That(Read("account", [("Name", "name")], "Acme", "Inc").Problem, Does.Contain("2 cells"));

    [Test]
    public void Read_SameCells_HaveTheSameFingerprintWhateverTheyBecome()
    {
        var one = Read("contact", [("Name", "fullName"), ("X", null)], "Ann Lee", " x");
        var other = Read("contact", [("Name", "familyName"), ("X", "title")], "Ann Lee", "x");

        Assert.That(one.Fingerprint, Is.Not.Null.And.EqualTo(other.Fingerprint));
        Assert.That(Read("account", [("Name", "name"), ("X", null)], "Ann Lee", "x").Fingerprint, Is.Not.EqualTo(one.Fingerprint));
        Assert.That(Read("contact", [("Id", "externalId")], "7").Fingerprint, Is.Null);
    }

    private static T Value<T>(ReadRow row, string field) => (T)row.Values.All.Single(v => v.Key.Name == field).Value!;

    private static ReadRow Read(string type, (string Header, string? Field)[] columns, params string[] cells) =>
        new RowReader(Catalog.Find(type)!, [.. columns.Select((c, i) => new ImportColumn(i, c.Header, [], c.Field))], "EUR").Read(new CsvRow(2, cells));
}
