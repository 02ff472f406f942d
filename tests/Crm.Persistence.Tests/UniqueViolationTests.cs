using System.Data.Common;
using Crm.Persistence.Tests.Engines;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Persistence.Tests;

/// <summary>A broken unique key is told from any other refusal of the database.</summary>
[TestFixtureSource(typeof(Database), nameof(Database.AtHand))]
internal sealed class UniqueViolationTests(DatabaseProvider provider)
{
    private Database database = null!;

    [SetUp]
    public async Task Create() => database = await Database.Create(provider);

    [TearDown]
    public async Task Remove() => await database.DisposeAsync();

    [Test]
    public async Task UniqueViolation_SameKeyTwice_IsRecognised()
    {
        await Save("1");

        Assert.That(UniqueViolation.Is(Assert.ThrowsAsync<DbUpdateException>(() => Save("1"))!), Is.True);
    }

    [Test]
    public async Task UniqueViolation_AnotherKey_IsNone()
    {
        await Save("1");

        Assert.That(() => Save("2"), Throws.Nothing);
    }

    [Test]
    public async Task UniqueViolation_MissingValue_IsNotOne()
    {
        var db = database.Context();
        await using (db)
        {
            var refusal = Assert.CatchAsync<DbException>(() => db.Database.ExecuteSqlAsync(
                $"INSERT INTO platform_external_ids (\"RecordType\", \"Source\", \"Key\", \"RecordId\") VALUES ('contact', 'hubspot', NULL, NULL)"));

            Assert.That(UniqueViolation.Is(new DbUpdateException("refused", refusal)), Is.False);
        }
    }

    private async Task Save(string key)
    {
        var db = database.Context();
        await using (db)
        {
            db.Add(new ExternalId { RecordType = "contact", Source = "hubspot", Key = key, RecordId = Guid.CreateVersion7() });
            await db.SaveChangesAsync();
        }
    }
}
