using System.Net;
using System.Text;
using NUnit.Framework;

namespace Crm.Api.Tests.Imports;

/// <summary>S4: a file goes in, every row has one fate, importing again creates nothing.</summary>
[Category("S4")]
public sealed class ImportTests : HostFixture
{
    private const string People = """
        Record ID,First Name,Last Name,Email,Mobile phone,Company,City,Country,Birthday,Tags
        1,Nora,Quist,nora@quist.example,+45 20 11 22 33,Quist Møbler,Aarhus,Denmark,1980-02-03,"fair; vip"
        2,Omar,Said,omar@said.example,,Said & Co,Cairo,Egypt,,fair
        3,Pia,Ruiz,,+34 600 123 123,Quist Møbler,Málaga,Spain,,
        4,,,not an address,,,,,,
        """;

    [Test]
    public async Task Import_Contacts_CreatesThemWithTheirAccounts()
    {
        var import = await Admin.Import("contact", People, "fair.csv");

        Assert.Multiple(() =>
        {
            Assert.That((string)import["state"]!, Is.EqualTo("completed"), import.ToString());
            Assert.That(import.Counts(), Is.EqualTo((3, 0, 0, 1)));
            Assert.That((int)import["linkedCreated"]!, Is.EqualTo(2));
            Assert.That((string)import["externalSource"]!, Is.EqualTo("fair"));
        });
        var nora = (await Admin.Get("/api/v1/contacts?emails=nora@quist.example")).Json["items"]![0]!;
        Assert.Multiple(() =>
        {
            Assert.That((string)nora["displayName"]!, Is.EqualTo("Nora Quist"));
            Assert.That((string)nora["accountName"]!, Is.EqualTo("Quist Møbler"));
            Assert.That((string)nora["phones"]![0]!["number"]!, Is.EqualTo("+4520112233"));
            Assert.That((string)nora["phones"]![0]!["label"]!, Is.EqualTo("mobile"));
            Assert.That((string)nora["addresses"]![0]!["country"]!, Is.EqualTo("DK"));
            Assert.That((string)nora["birthday"]!, Is.EqualTo("1980-02-03"));
            Assert.That(nora["tags"]!.AsArray().Select(t => (string)t!), Is.EqualTo(new[] { "fair", "vip" }));
            Assert.That((string)nora["externalIds"]![0]!["key"]!, Is.EqualTo("1"));
        });
        var history = (await Admin.Get($"/api/v1/contacts/{nora["id"]}/history")).Json["items"]![0]!;
        Assert.That(((string)history["kind"]!, (string)history["source"]!, (bool)history["canUndo"]!), Is.EqualTo(("import", "import", false)));
        var rejected = (await Admin.Rows(import, "rejected")).Single();
        Assert.That(((int)rejected["line"]!, (string)rejected["cells"]![3]!), Is.EqualTo((5, "not an address")));
        Assert.That((string)rejected["reason"]!, Does.Contain("Email"));

        var again = await Admin.Import("contact", People, "fair (2).csv");
        Assert.That(again.Counts(), Is.EqualTo((0, 0, 3, 1)));
        Assert.That((int)again["linkedCreated"]!, Is.Zero);
    }

    [Test]
    public async Task Import_ChangedRow_UpdatesItAndEmptiesNothing()
    {
        await Admin.Import("contact", "id,First Name,Last Name,Email,Job Title\n1,Uma,Vogel,uma@vogel.example,Buyer\n", "update.csv");

        var second = await Admin.Import("contact", "id,First Name,Last Name,Email,Job Title\n1,Uma,Vogel-Berg,uma@berg.example,\n", "update.csv");

        Assert.That(second.Counts(), Is.EqualTo((0, 1, 0, 0)));
        var uma = (await Admin.Get("/api/v1/contacts?emails=uma@vogel.example")).Json["items"]![0]!;
        Assert.That((string)uma["familyName"]!, Is.EqualTo("Vogel-Berg"));
        Assert.That((string)uma["title"]!, Is.EqualTo("Buyer"));
        Assert.That(uma["emails"]!.AsArray().Select(e => (string)e!["address"]!), Is.EqualTo(new[] { "uma@vogel.example", "uma@berg.example" }));
    }

    [Test]
    public async Task Import_RowsWithoutKeys_AreMatchedByWhatIdentifies()
    {
        const string File = """
            Name,Email,Phone,Birthday,Street,Postcode,City
            Rosa Anders,rosa@anders.example,,,,,
            Rosa Anders,ROSA@ANDERS.example,,,,,
            Sven Holm,,+46 70 111 22 33,,,,
            Sven Holm,,0046 70 111 22 33,,,,
            Tom Berg,,,1970-01-01,,,
            Tom Berg,,,1971-01-01,,,
            Ute Kern,,,,Hauptstr. 1,10115,Berlin
            Ute Kern,,,,Hauptstr. 1,10115,
            Ute Kern,,,,Nebenstr. 2,10115,
            Vera Lind,,,,,,
            Vera Lind,,,,,,
            Vera Lind,vera@lind.example,,,,,
            """;

        var import = await Admin.Import("contact", File);
        var again = await Admin.Import("contact", File);

        Assert.That(import.Counts(), Is.EqualTo((8, 0, 4, 0)), string.Join('\n', await Admin.Rows(import)));
        Assert.That(again.Counts(), Is.EqualTo((0, 0, 12, 0)));
    }

    [Test]
    public async Task Import_SharedMailbox_DoesNotTurnOnePersonIntoAnother()
    {
        var import = await Admin.Import("contact", "First Name,Last Name,Email\nAda,Wolf,office@wolfbaer.example\nBen,Baer,office@wolfbaer.example\n");

        Assert.That(import.Counts(), Is.EqualTo((2, 0, 0, 0)));
    }

    [Test]
    public async Task Import_RowThatAnEditMadeDifferent_IsStillRecognised()
    {
        const string File = "First Name,Last Name\nOnly,Namesson\n";
        await Admin.Import("contact", File);
        var contact = (await Admin.Get("/api/v1/contacts?familyName=Namesson")).Json["items"]![0]!;
        await Admin.Patch($"/api/v1/contacts/{contact["id"]}", new { emails = new[] { new { address = "only@namesson.example" } } });

        var again = await Admin.Import("contact", File);

        Assert.That(again.Counts(), Is.EqualTo((0, 0, 1, 0)));
    }

    [Test]
    public async Task Import_AccountsWithParents_LinksThemWhereverTheyStand()
    {
        const string File = "account,subsidiary_of,office_location\nChild One,Mother Ltd,Philipines\nMother Ltd,,Spain\nChild Two,Unheard Of,Spain\nLoop A,Loop B,\nLoop B,Loop A,\n";

        var import = await Admin.Import("account", File, "parents.csv");
        var again = await Admin.Import("account", File, "parents.csv");

        Assert.That(import.Counts(), Is.EqualTo((5, 0, 0, 0)));
        Assert.That(((int)import["linkedCreated"]!, (int)import["remarks"]!), Is.EqualTo((1, 2)), "Philipines is mended, and the circle is not closed");
        Assert.That(again.Counts(), Is.EqualTo((0, 0, 5, 0)));
        var child = (await Admin.Get("/api/v1/accounts?name=Child One")).Json["items"]![0]!;
        Assert.That(((string?)child["parentName"], (string)child["addresses"]![0]!["country"]!), Is.EqualTo(("Mother Ltd", "PH")));
        Assert.That((string)(await Admin.Rows(import, "remarks"))[0]["reason"]!, Does.Contain("Philipines"));
    }

    [Test]
    public async Task Import_OwnersByNameOrAddress_AreFound()
    {
        var rep = (await (await As("sales-rep")).Session())["user"]!;

        var import = await Admin.Import("account", $"sep=;\nname;Account owner;tags\nOwned One;{rep["email"]};owned\nOwned Two;{rep["name"]};owned\nOwned Three;Nobody Known;owned\n", "owners.csv");

        Assert.That((import.Counts(), (int)import["remarks"]!), Is.EqualTo(((3, 0, 0, 0), 1)));
        var owners = (await Admin.Get("/api/v1/accounts?tags=owned&sort=name")).Json["items"]!.AsArray().ToDictionary(a => (string)a!["name"]!, a => (Guid?)a!["ownerId"]);
        Assert.That(owners["Owned One"], Is.EqualTo((Guid)rep["id"]!).And.EqualTo(owners["Owned Two"]).And.Not.EqualTo(owners["Owned Three"]));
    }

    [Test]
    public async Task Import_UnreadableRows_AreRejectedWithTheirLine()
    {
        var import = await Admin.Import("account", "name,city\nGood One,Rome\n\"Bad One,Rome\nGood Two,Rome\nToo,Many,Cells\n,Nameless\nGood Three,Rome\n", "broken.csv");

        Assert.That(import.Counts(), Is.EqualTo((3, 0, 0, 3)));
        Assert.That((await Admin.Rows(import, "rejected")).Select(r => (int)r["line"]!), Is.EqualTo(new[] { 3, 5, 6 }));
        var csv = await Admin.Get($"/api/v1/imports/{import["id"]}/rejected.csv");
        Assert.That(csv.ContentType, Is.EqualTo("text/csv"));
        var lines = csv.Text.TrimStart('\uFEFF').Split("\r\n");
        Assert.That(lines[0], Is.EqualTo("name,city,Line,Reason"));
        Assert.That(lines[1], Does.StartWith("\"\"\"Bad One,Rome\",,3,"));
    }

    [Test]
    public async Task Import_RejectedRowsMendedAndSentAgain_GoIn()
    {
        var import = await Admin.Import("account", "name,city,website\n,Lima,\n=Formula Ltd,Lima,\n", "mend.csv");
        var csv = (await Admin.Get($"/api/v1/imports/{import["id"]}/rejected.csv")).Text;

        var mended = await Admin.Import("account", csv.Replace("\r\n,Lima", "\r\nMended Ltd,Lima", StringComparison.Ordinal), "rejected.csv");

        Assert.That(import.Counts(), Is.EqualTo((1, 0, 0, 1)));
        Assert.That(mended.Counts(), Is.EqualTo((1, 0, 0, 0)));
    }

    [Test]
    public async Task Import_AnExport_ChangesNothing()
    {
        await Admin.Create("accounts", new
        {
            name = "=Export, Ltd", tags = new[] { "roundtrip" }, employees = 12, annualRevenue = new { amount = 12.5, currency = "EUR" }, roles = new[] { "dealer", "partner" },
            addresses = new[] { new { street = "Via 1", city = "Roma", country = "IT" } }, phones = new[] { new { number = "+39 06 1234567" } }, notes = "two\nlines",
        });
        var export = await Admin.Get("/api/v1/accounts/export?tags=roundtrip");

        var import = await Admin.Import("account", export.Body, "accounts.csv");

        Assert.That(import.Counts(), Is.EqualTo((0, 0, 1, 0)), string.Join('\n', await Admin.Rows(import)) + export.Text);
    }

    [Test]
    public async Task Run_WrongColumns_SaysWhichOnes()
    {
        var import = await Admin.UploadFile("contact", Encoding.UTF8.GetBytes("a,b\n1,2\n"));
        var path = $"/api/v1/imports/{import["id"]}/run";

        var unknown = await Admin.Post(path, new { columns = new[] { new { index = 0, field = "nonsense" }, new { index = 9, field = "title" } } });
        var doubled = await Admin.Post(path, new { columns = new[] { new { index = 0, field = "title" }, new { index = 1, field = "title" } } });
        var nothing = await Admin.Post(path, new { columns = Array.Empty<object>() });

        Assert.That(unknown.Json["errors"]!.AsObject().Select(e => e.Key), Is.EquivalentTo(new[] { "columns[0].field", "columns[1].index" }));
        Assert.That(doubled.Json["errors"]!.AsObject().Select(e => e.Key), Is.EquivalentTo(new[] { "columns[1].field" }));
        Assert.That(nothing.Json["errors"]!.AsObject().Select(e => e.Key), Is.EquivalentTo(new[] { "columns" }));
    }

    [Test]
    public async Task Run_Twice_IsRefused()
    {
        var import = await Admin.UploadFile("account", Encoding.UTF8.GetBytes("name\nTwice Ltd\n"));
        await Admin.Run(import);

        var again = await Admin.Post($"/api/v1/imports/{import["id"]}/run", new { columns = new[] { new { index = 0, field = "name" } } });

        Assert.That((again.Status, again.Code), Is.EqualTo((HttpStatusCode.Conflict, "import_already_started")));
    }

    [Test]
    public async Task Targets_OfARecordType_AreGrouped()
    {
        var answer = await Admin.Get("/api/v1/imports/targets?recordType=contact");

        var fields = answer.Json["fields"]!.AsArray().ToDictionary(f => (string)f!["field"]!, f => ((string)f!["kind"]!, (string)f["group"]!));
        Assert.That(fields["addresses.city"], Is.EqualTo(("addresses", "address")));
        Assert.That(fields["accountName"], Is.EqualTo(("reference", "work")));
        Assert.That((await Admin.Get("/api/v1/imports/targets?recordType=nonsense")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }
}
