namespace Crm.Platform.Records.Conditions;

/// <summary>The step from a record to what one of its fields refers to: <c>account.industry</c> goes by <c>accountId</c>.</summary>
public sealed record Hop(Field Reference, RecordType Target)
{
    /// <summary>The step at the beginning of such a path; null where there is none. A path has one step at most.</summary>
    internal static (Hop Hop, string Onward)? Read(string path, RecordType type)
    {
        foreach (var reference in type.Fields)
        {
            if (reference.PathName is { } name && path.Length > name.Length + 1 && path[name.Length] == '.' && path.StartsWith(name, StringComparison.Ordinal)
                && type.Catalog.Find(reference.ReferenceTo!) is { } target)
            {
                return (new Hop(reference, target), path[(name.Length + 1)..]);
            }
        }

        return null;
    }
}
