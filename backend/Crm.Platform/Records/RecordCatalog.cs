using Crm.Kernel;

namespace Crm.Platform.Records;

/// <summary>Every declared record type, by name, by resource and by class.</summary>
public sealed class RecordCatalog
{
    private readonly Dictionary<string, RecordType> byName;
    private readonly Dictionary<Type, RecordType> byClass;

    private RecordCatalog(IReadOnlyList<RecordType> all)
    {
        All = all;
        byName = all.ToDictionary(t => t.Name, StringComparer.Ordinal);
        byClass = all.ToDictionary(t => t.RecordClass);
        foreach (var type in all)
        {
            type.Catalog = this;
        }
    }

    public IReadOnlyList<RecordType> All { get; }

    public RecordType? Find(string name) => byName.GetValueOrDefault(name);

    public RecordType Of(Type recordClass) => byClass[recordClass];

    public RecordType<T> Of<T>()
        where T : Record => (RecordType<T>)byClass[typeof(T)];

    internal static RecordCatalog From(IEnumerable<Type> types) => new(
    [
        .. types.Where(t => typeof(RecordType).IsAssignableFrom(t)).Select(t => ((RecordType)Activator.CreateInstance(t, nonPublic: true)!).Build())
            .OrderBy(t => t.Name, StringComparer.Ordinal),
    ]);
}
