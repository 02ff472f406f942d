using Crm.Kernel;

namespace Crm.Platform.Records;

/// <summary>Fills the fields of a new record that have a default, and asks for those that are required.</summary>
internal static class Completeness
{
    // A field that forms would not show gets no default either.
    public static void SetDefaults(RecordType type, Record record, RecordValues values)
    {
        foreach (var field in type.Fields.Where(f => (f.Initial ?? (object?)f.Default) is not null && !values.All.ContainsKey(f) && f.IsVisible(record)))
        {
            field.Set(record, field.Initial is { } initial ? initial(record) : field.Default);
        }
    }

    public static void Check(RecordType type, Record record, RecordValues values, bool isNew, InputErrors errors)
    {
        foreach (var field in type.Fields.Where(f => f.IsRequired && (isNew || values.All.ContainsKey(f))))
        {
            if ((field.Kind.IsEmpty(field.Get(record)) || field.Get(record) is string text && string.IsNullOrWhiteSpace(text)) && field.IsVisible(record))
            {
                errors.Add(field.Name, $"Give the {type.Name} a {field.Custom?.Label ?? field.Name}.");
            }
        }
    }
}
