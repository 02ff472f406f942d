using Crm.Kernel;
using Crm.Persistence.Tests.Engines;
using Crm.Platform.Data;
using Crm.Platform.Imports;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Persistence.Tests.Lists;

/// <summary>Reads the list of a record type whose class only its module can name.</summary>
internal abstract class RecordList
{
    public static RecordList Of(RecordType type, CrmDbContext db, ICurrentUser viewer, RecordCatalog? catalog = null) =>
        (RecordList)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(type.RecordClass), db, viewer, catalog ?? Engine.Modules.Records)!;

    public abstract Task Read(ListQuery query);

    /// <summary>Reads by a predicate as it is where every condition holds for many records.</summary>
    public abstract Task ReadFrequent(Condition where);

    private sealed class Typed<T>(CrmDbContext db, ICurrentUser viewer, RecordCatalog catalog) : RecordList
        where T : Record
    {
        private readonly Viewpoint viewpoint = new(viewer, TimeProvider.System, Options.Create(new CompanyOptions()));
        private readonly RecordReader<T> reader = new(
            db, catalog, viewer, new SearchConditions(db, viewer), new Viewpoint(viewer, TimeProvider.System, Options.Create(new CompanyOptions())));

        public override Task Read(ListQuery query) => reader.List(query, CancellationToken.None);

        public override async Task ReadFrequent(Condition where)
        {
            var compiler = new ConditionCompiler(db, viewpoint, Leaves(where).ToHashSet());
            await db.Set<T>().Where(compiler.Compile<T>(where)).OrderBy(r => r.Id).Take(10).ToListAsync();
        }

        private static IEnumerable<FieldCondition> Leaves(Condition condition) => condition is GroupCondition group ? group.Parts.SelectMany(Leaves) : [(FieldCondition)condition];
    }
}
