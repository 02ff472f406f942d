using Crm.Persistence.Tests.Engines;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.Persistence.Tests;

/// <summary>The model keeps to what the three engines share (docs/architecture/data.md).</summary>
[TestFixtureSource(typeof(Engine), nameof(Engine.All))]
internal sealed class ModelTests(DatabaseProvider provider)
{
    // The design-time model: the one of a running context no longer knows collations and clustering.
    private readonly IModel model = Engine.Design(provider).GetService<IDesignTimeModel>().Model;

    private IEnumerable<IProperty> Properties => model.GetEntityTypes().SelectMany(e => e.GetFlattenedProperties());

    private IEnumerable<(IEntityType Entity, string Name, IReadOnlyList<IProperty> Columns)> Keys => model.GetEntityTypes().SelectMany(e =>
        e.GetIndexes().Select(i => (e, i.GetDatabaseName()!, i.Properties)).Concat(e.GetKeys().Select(k => (e, k.GetName()!, k.Properties))));

    [Test]
    public void Columns_Types_AreNeverDecimalOrWithOffset()
    {
        Type[] forbidden = [typeof(decimal), typeof(DateTimeOffset), typeof(TimeSpan), typeof(ulong)];

        Assert.That(Properties.Where(p => forbidden.Contains(Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType)).Select(Full), Is.Empty);
        Assert.That(Properties.Where(p => p.GetColumnType().StartsWith("decimal", StringComparison.OrdinalIgnoreCase) || p.GetColumnType().StartsWith("numeric", StringComparison.OrdinalIgnoreCase)).Select(Full), Is.Empty);
    }

    [Test]
    public void Columns_Instants_AreConverted() =>
        Assert.That(Properties.Where(p => p.ClrType == typeof(DateTime) || p.ClrType == typeof(DateTime?)).Where(p => p.GetTypeMapping().Converter is not UtcDateTimeConverter).Select(Full), Is.Empty);

    [Test]
    public void Indexes_Texts_HaveAMaximumLength()
    {
        var unbounded = Keys.SelectMany(k => k.Columns).Distinct().Where(p => StoredAs(p) == typeof(string) && MaxLength(p) is null);

        Assert.That(unbounded.Select(Full), Is.Empty);
    }

    /// <summary>SQL Server takes 1,700 bytes in a non-clustered key and 900 in a clustered one; texts take two bytes a character.</summary>
    [Test]
    public void Indexes_Keys_FitIntoThoseOfSqlServer()
    {
        var tooLong = Keys.Where(k => k.Columns.Sum(Bytes) > (k.Columns.SequenceEqual(k.Entity.FindPrimaryKey()?.Properties ?? []) ? 900 : 1700));

        Assert.That(tooLong.Select(k => $"{k.Name}: {k.Columns.Sum(Bytes)} bytes"), Is.Empty);
    }

    /// <summary>PostgreSQL cuts names off after 63 bytes, silently, so those that we give are shorter. Names of indexes follow from them; the mapper shortens those for each engine, and SQL Server takes 128.</summary>
    [Test]
    public void Names_Lengths_FitIntoThoseOfEveryEngine()
    {
        var ours = Properties.Select(p => p.GetColumnName()).Concat(model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>());

        Assert.That(ours.Where(n => Bytes(n) > 63), Is.Empty);
        Assert.That(Keys.Select(k => k.Name).Where(n => Bytes(n) > (provider == DatabaseProvider.PostgreSql ? 63 : 128)), Is.Empty);

        static int Bytes(string name) => System.Text.Encoding.UTF8.GetByteCount(name);
    }

    [Test]
    public void Columns_FoldedKeys_CompareByteByByte()
    {
        var expected = provider switch { DatabaseProvider.SqlServer => "Latin1_General_BIN2", DatabaseProvider.PostgreSql => "C", _ => "BINARY" };
        var folded = Properties.Where(p => p.FindAnnotation(PortableModel.KeyAnnotation) is not null).ToList();

        Assert.That(folded, Is.Not.Empty);
        Assert.That(folded.Where(p => p.GetCollation() != expected).Select(Full), Is.Empty);
    }

    [Test]
    public void ForeignKeys_BetweenModules_AreNone()
    {
        var crossing = model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()).Where(f => f.PrincipalEntityType.ClrType.Assembly != f.DeclaringEntityType.ClrType.Assembly);

        Assert.That(crossing.Select(f => f.GetConstraintName()), Is.Empty);
    }

    [Test]
    public void Tables_Names_CarryTheirModule()
    {
        var astray = model.GetEntityTypes().Where(e => e.GetTableName() is { } table && !table.StartsWith(Prefix(e.ClrType.Assembly), StringComparison.Ordinal));

        Assert.That(astray.Select(e => e.GetTableName()), Is.Empty);

        // Crm.Contacts: contacts_
        static string Prefix(System.Reflection.Assembly module) => string.Concat(module.GetName().Name!["Crm.".Length..].Select(char.ToLowerInvariant)) + "_";
    }

    [Test]
    public void Records_Orders_AreNeverNullAndHaveTheirIndex()
    {
        foreach (var type in Engine.Modules.Records.All)
        {
            var entity = model.FindEntityType(type.RecordClass)!;
            var indexes = entity.GetIndexes().Select(i => string.Join(',', i.Properties.Select(p => p.Name))).ToList();
            foreach (var sort in type.Sorts)
            {
                Assert.That(entity.FindProperty(sort.Column)!.IsNullable, Is.False, $"{type.Name}: {sort.Column}");
                Assert.That(indexes, Does.Contain($"DeletionId,{sort.Column},Id"));
            }

            Assert.That(indexes, Does.Contain($"OwnerId,DeletionId,{type.DefaultSort.Column},Id").And.Contain($"TeamId,DeletionId,{type.DefaultSort.Column},Id"));
        }
    }

    private static string Full(IProperty property) => $"{property.DeclaringType.ShortName()}.{property.Name}";

    private static Type StoredAs(IProperty property) => property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;

    private static int? MaxLength(IProperty property) => property.GetMaxLength();

    private static int Bytes(IProperty property) => StoredAs(property) == typeof(string) ? 2 * (MaxLength(property) ?? 10_000) : 16;
}
