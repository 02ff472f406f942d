using Crm.Persistence.Tests.Engines;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Crm.Persistence.Tests;

/// <summary>The migrations of all three engines are complete and agree.</summary>
internal sealed class MigrationTests
{
    [TestCaseSource(typeof(Engine), nameof(Engine.All))]
    public void Migrations_Model_HasNoPendingChanges(DatabaseProvider provider)
    {
        using var db = Engine.Design(provider);

        Assert.That(db.Database.GetMigrations(), Is.Not.Empty);
        Assert.That(db.Database.HasPendingModelChanges(), Is.False, "Run: bash scripts/add-migration.sh NAME");
    }

    [TestCaseSource(typeof(Engine), nameof(Engine.All))]
    public void Migrations_Script_IsGenerated(DatabaseProvider provider)
    {
        using var db = Engine.Design(provider);
        var script = db.GetService<IMigrator>().GenerateScript();

        Assert.That(db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct(), Is.All.Matches<string>(table => script.Contains(table, StringComparison.Ordinal)));
    }

    [Test]
    public void Migrations_Names_AreTheSameOnAllEngines()
    {
        var names = Engine.All.Select(Names).ToList();

        Assert.That(names, Is.All.EqualTo(names[0]));

        static List<string> Names(DatabaseProvider provider)
        {
            using var db = Engine.Design(provider);
            return [.. db.Database.GetMigrations().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..])];
        }
    }

    [TestCaseSource(typeof(Database), nameof(Database.AtHand))]
    public async Task Migrations_OnAnEmptyDatabase_ApplyAndLeaveNothingPending(DatabaseProvider provider)
    {
        var database = await Database.Create(provider);
        await using (database)
        {
            var db = database.Context();
            await using (db)
            {
                Assert.That(await db.Database.GetPendingMigrationsAsync(), Is.Empty);
                Assert.That(await db.Database.GetAppliedMigrationsAsync(), Is.EqualTo(db.Database.GetMigrations()));
            }
        }
    }

    /// <summary>Search postings and values of fields are most of a database: beside their tables lies no second tree with the same key.</summary>
    [Test]
    public void Migrations_TablesWithKeysOfSeveralColumns_LieInTheOrderOfTheKeyOnSqlite()
    {
        using var db = Engine.Design(DatabaseProvider.Sqlite);
        var script = db.GetService<IMigrator>().GenerateScript();
        var tables = script.Split("CREATE TABLE ").Skip(1).Select(t => t[..t.IndexOf(';', StringComparison.Ordinal)]).ToList();

        string[] wide = ["\"platform_postings\"", "\"platform_record_terms\"", "\"platform_field_values\""];
        Assert.That(tables.Where(t => wide.Any(w => t.StartsWith(w, StringComparison.Ordinal))),
            Has.Exactly(3).Items.And.All.EndsWith(" WITHOUT ROWID"));
        Assert.That(tables.Where(t => t.StartsWith("\"platform_changes\"", StringComparison.Ordinal)), Has.Exactly(1).Items.And.None.EndsWith(" WITHOUT ROWID"));
    }
}
