using Crm.Kernel;
using Crm.Persistence.Tests.Engines;
using Crm.Platform.Data;
using Crm.Platform.Imports;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using Microsoft.Extensions.Options;

namespace Crm.Persistence.Tests.Lists;

/// <summary>Reads the list of a record type whose class only its module can name.</summary>
internal abstract class RecordList
{
    public static RecordList Of(RecordType type, CrmDbContext db, ICurrentUser viewer, RecordCatalog? catalog = null) =>
        (RecordList)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(type.RecordClass), db, viewer, catalog ?? Engine.Modules.Records)!;

    public abstract Task Read(ListQuery query);

    private sealed class Typed<T>(CrmDbContext db, ICurrentUser viewer, RecordCatalog catalog) : RecordList
        where T : Record
    {
        private readonly RecordReader<T> reader = new(db, catalog, viewer, new SearchConditions(db), new Viewpoint(viewer, TimeProvider.System, Options.Create(new CompanyOptions())));

        public override Task Read(ListQuery query) => reader.List(query, CancellationToken.None);
    }
}
