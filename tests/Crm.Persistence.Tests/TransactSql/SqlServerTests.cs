using Crm.Persistence.Tests.Engines;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Crm.Persistence.Tests.TransactSql;

/// <summary>What can be known of SQL Server without one: scripts parse, and name what exists. The lists are checked by <c>ListQueryTests</c>.</summary>
internal sealed class SqlServerTests
{
    [Test]
    public void CreateScript_Statements_ParseAndNameWhatExists() => Assert.That(TsqlSchema.OfTheModel.Check(TsqlSchema.CreateScript()), Is.Empty);

    [Test]
    public void IdempotentScript_Statements_ParseAndNameWhatExists() =>
        Assert.That(TsqlSchema.OfTheModel.Check(TsqlSchema.CreateScript(MigrationsSqlGenerationOptions.Idempotent)), Is.Empty);

    [Test]
    public void CreateScript_Tables_AreThoseOfTheModel()
    {
        using var db = Engine.Design(DatabaseProvider.SqlServer);
        var expected = db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct().Append("__EFMigrationsHistory");

        Assert.That(TsqlSchema.OfTheModel.Tables, Is.EquivalentTo(expected));
    }

    /// <summary>SQL Server orders GUIDs by their last bytes, so that rows clustered by one would be written all over the table.</summary>
    [Test]
    public void Tables_WithAGuidAsKey_AreNotClusteredByIt()
    {
        using var db = Engine.Design(DatabaseProvider.SqlServer);
        var keys = db.GetService<IDesignTimeModel>().Model.GetEntityTypes().Select(e => e.FindPrimaryKey()).OfType<IKey>()
            .Where(k => k.Properties is [{ ClrType: var type }] && type == typeof(Guid)).ToList();

        Assert.That(keys, Is.Not.Empty);
        Assert.That(keys.Where(k => k.IsClustered() != false).Select(k => k.GetName()), Is.Empty);
    }

    [TestCase("SELECT d.[Handle] FROM [platform_deliveries] AS d", "no column d.Handle")]
    [TestCase("SELECT d.[Handler] FROM [platform_delivery] AS d", "no table platform_delivery")]
    [TestCase("SELECT d.[Handler] FROM [platform_deliveries] AS d LIMIT 3", "line 1")]
    [TestCase("UPDATE d SET d.[Handle] = '' FROM [platform_deliveries] AS d", "no column d.Handle")]
    [TestCase("CREATE INDEX [x] ON [platform_deliveries] ([Handle])", "no column platform_deliveries.Handle")]
    public void Check_AMistake_IsFound(string sql, string problem) => Assert.That(TsqlSchema.OfTheModel.Check(sql), Has.One.StartsWith(problem));
}
