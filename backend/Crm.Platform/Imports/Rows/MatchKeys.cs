using Crm.Kernel;
using Crm.Platform.Records;
using Crm.Platform.Search;

namespace Crm.Platform.Imports.Rows;

/// <summary>What the records and drafts of a batch are compared by, folded once: every row asks its namesakes again.</summary>
internal sealed class MatchKeys
{
    private readonly Dictionary<(Record Record, Field Field), string[]> known = [];

    /// <summary>The folded values of a field: several for a list, one for a text.</summary>
    public string[] Of(Field field, Record record)
    {
        if (!known.TryGetValue((record, field), out var keys))
        {
            var value = field.Get(record);
            known[(record, field)] = keys = field.Kind.IsIndexed ? [.. field.Kind.IndexKeys(value).Where(k => k.SubField.Length == 0).Select(k => k.Key)] : [Folding.Key(value as string)];
        }

        return keys;
    }

    /// <summary>The record may have other values now.</summary>
    public void Forget(Record record, Field field) => known.Remove((record, field));
}
