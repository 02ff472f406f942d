using NUnit.Framework;

namespace Crm.Api.Tests.Imports;

/// <summary>Files as companies really have them; they are not part of the repository.</summary>
[Category("S4")]
public sealed class RealFilesTests : HostFixture
{
    [Test]
    public async Task Import_MavenAccounts_AllGoInWithTheirParents()
    {
        var file = await Read("crm_maven_sales/accounts.csv");
        var before = await Admin.Count("accounts");
        var parentsBefore = await Admin.Count("accounts?parentId[isNull]=false");

        var import = await Admin.Import("account", file, "accounts.csv");
        var again = await Admin.Import("account", file, "accounts.csv");

        Assert.That(import.Counts(), Is.EqualTo((85, 0, 0, 0)), (await Admin.Rows(import)).First().ToString());
        Assert.That(again.Counts(), Is.EqualTo((0, 0, 85, 0)));
        Assert.That(await Admin.Count("accounts"), Is.EqualTo(before + 85));
        Assert.That(await Admin.Count("accounts?parentId[isNull]=false"), Is.EqualTo(parentsBefore + 15));
        Assert.That(await Admin.Count("accounts?addresses.country=PH"), Is.EqualTo(1));
        Assert.That((int)import["linkedCreated"]!, Is.Zero);

        var undone = await Admin.Undo(import);

        Assert.That(((string)undone["state"]!, (int)undone["undoneRecords"]!, (int)undone["keptRecords"]!), Is.EqualTo(("undone", 85, 0)));
        Assert.That(await Admin.Count("accounts"), Is.EqualTo(before));
        var third = await Admin.Import("account", file, "accounts.csv");
        Assert.That(third.Counts(), Is.EqualTo((85, 0, 0, 0)));
    }

    [Test]
    public async Task Import_HubSpotContacts_AllGoIn()
    {
        var file = await Read("crm_hubspot_seeds/contact_data.csv");

        var import = await Admin.Import("contact", file, "contact_data.csv");
        var again = await Admin.Import("contact", file, "contact_data.csv");

        var rows = (int)import["totalRows"]!;
        Assert.That(import.Counts(), Is.EqualTo((rows, 0, 0, 0)));
        Assert.That(again.Counts(), Is.EqualTo((0, 0, rows, 0)));
        Assert.That(import["columns"]!.AsArray().Single(c => (string)c!["header"]! == "property_email")!["warning"], Is.Null, "a mapping that was run has no warnings any more");
    }

    [Test]
    public async Task Import_FebrlPeople_AreAThousandPeople()
    {
        var file = await Read("dedupe_febrl/dataset1.csv");

        var import = await Admin.Import("contact", file, "dataset1.csv");
        var again = await Admin.Import("contact", file, "dataset1.csv");

        Assert.That(import.Counts(), Is.EqualTo((1000, 0, 0, 0)), string.Join('\n', await Admin.Rows(import, "rejected")));
        Assert.That(again.Counts(), Is.EqualTo((0, 0, 1000, 0)));
        TestContext.Out.WriteLine($"{import["ratePerSecond"]} rows/s created, {again["ratePerSecond"]} rows/s matched; {import["remarks"]} with remarks");
        var undone = await Admin.Undo(import);
        Assert.That(((string)undone["state"]!, (int)undone["undoneRecords"]!, (int)undone["keptRecords"]!), Is.EqualTo(("undone", 1000, 0)));
    }

    private static async Task<byte[]> Read(string path)
    {
        var folder = Environment.GetEnvironmentVariable("CRM_DATA_DIR");
        if (string.IsNullOrEmpty(folder) || !File.Exists(Path.Combine(folder, path)))
        {
            Assert.Ignore($"Needs {path} under the folder that CRM_DATA_DIR names; it is not part of the repository.");
        }

        return await File.ReadAllBytesAsync(Path.Combine(folder!, path));
    }
}
