using Crm.Kernel;
using Crm.Persistence.Tests.Engines;
using Crm.Persistence.Tests.TransactSql;
using Crm.Platform.Data;
using Crm.Platform.Records;

namespace Crm.Persistence.Tests.Lists;

/// <summary>Every list a declaration allows becomes SQL on every engine; for SQL Server the statements are parsed and their names checked.</summary>
[TestFixtureSource(nameof(Cases))]
internal sealed class ListQueryTests(DatabaseProvider provider, string recordType)
{
    private static readonly Viewer[] Viewers = [new(AccessLevel.All), new(AccessLevel.Team), new(AccessLevel.Team, teams: 3), new(AccessLevel.Own), new(AccessLevel.None)];

    private readonly RecordType type = Engine.Modules.Records.Find(recordType)!;

    private static IEnumerable<object[]> Cases() =>
        from provider in Engine.All
        from type in Engine.Modules.Records.All
        select new object[] { provider, type.Name };

    [Test]
    public Task List_EveryOrder_Translates() => Translates(from viewer in Viewers from order in ListQueries.Orders(type) select (order.Name, order.Query, viewer));

    [Test]
    public Task List_EveryFilterAndOperator_Translates() => Translates(ListQueries.Filters(type).Select(f => (f.Name, f.Query, Viewers[0])));

    /// <summary>Each path for who sees all; what somebody else may see of the targets is the same condition whichever of their fields is asked for.</summary>
    [Test]
    public Task List_EveryPath_Translates() => Translates(
        ListQueries.Paths(type).Select(p => (p.Name, p.Query, Viewers[0])).Concat(
            from path in ListQueries.Paths(type).DistinctBy(p => p.Name.Split('.')[0])
            from viewer in Viewers.Skip(1)
            select (path.Name, path.Query, viewer)));

    [Test]
    public Task List_Combinations_Translate() => Translates(from viewer in Viewers from list in ListQueries.Combinations(type) select (list.Name, list.Query, viewer));

    /// <summary>Orders and filters of a custom field of each kind, with the predicates for few and for many records.</summary>
    [Test]
    [Category("S13")]
    public async Task List_ByCustomFields_Translates()
    {
        var custom = CustomFieldSamples.Records.Find(type.Name)!;
        var filters = ListQueries.Filters(custom).Where(IsOfACustomField).Select(l => (l.Name, l.Query, Viewers[0])).ToList();
        await Translates(from viewer in Viewers from list in ListQueries.Orders(custom).Where(IsOfACustomField) select (list.Name, list.Query, viewer));
        await Translates(filters);
        await Translates(filters, (list, query) => list.ReadFrequent(query.Where!));
    }

    private static bool IsOfACustomField((string Name, ListQuery Query) list) => list.Name.Contains("custom.", StringComparison.Ordinal);

    private async Task Translates(IEnumerable<(string Name, ListQuery Query, Viewer Viewer)> lists, Func<RecordList, ListQuery, Task>? read = null)
    {
        var isSqlite = provider == DatabaseProvider.Sqlite;
        var recorder = new Recorder(hasServer: isSqlite);
        var database = isSqlite ? await Database.Create(provider) : null;
        var db = database is null ? Engine.Design(provider, recorder.Interceptors) : database.Context(recorder.Interceptors);
        var problems = new List<string>();
        await using (db)
        {
            foreach (var (name, query, viewer) in lists)
            {
                recorder.Statements.Clear();
                try
                {
                    await (read ?? ((list, asked) => list.Read(asked)))(RecordList.Of(type, db, viewer), query);
                }
                catch (InvalidOperationException e)
                {
                    problems.Add($"{name}: {e.Message.Split('\n')[0]}");
                    continue;
                }

                Assert.That(recorder.Statements, Is.Not.Empty, name);
                if (provider == DatabaseProvider.SqlServer)
                {
                    problems.AddRange(recorder.Statements.SelectMany(s => TsqlSchema.OfTheModel.Check(s.Sql)).Select(problem => $"{name}: {problem}"));
                }
            }
        }

        await (database?.DisposeAsync() ?? ValueTask.CompletedTask);
        Assert.That(problems, Is.Empty);
    }
}
