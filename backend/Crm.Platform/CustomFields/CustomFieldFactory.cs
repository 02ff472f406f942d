using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.CustomFields.Formulas;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using Crm.Platform.Records.Kinds;

namespace Crm.Platform.CustomFields;

/// <summary>Makes the field of a definition: from there on it is a field like any other.</summary>
internal static class CustomFieldFactory
{
    /// <summary>The fields of a record type's definitions, in their order; formulas may refer to any of them.</summary>
    public static IReadOnlyList<Field> Make(RecordType type, IEnumerable<CustomField> definitions)
    {
        var byName = type.DeclaredFields.ToDictionary(f => f.Name, StringComparer.Ordinal);
        var made = definitions.OrderBy(d => d.Position).ThenBy(d => d.Key, StringComparer.Ordinal).Select(d => Make(type, d, byName.GetValueOrDefault)).ToList();
        made.ForEach(f => byName.Add(f.Name, f));
        return made;
    }

    private static Field Make(RecordType type, CustomField definition, Func<string, Field?> find)
    {
        var kind = KindOf(definition);
        var key = definition.Key;
        Field? made = null;
        var field = new Field(
            type.Name, definition.Name, nameof(Record.Custom), kind, definition.Section,
            record => record.Custom[key] is { } json ? kind.Stored(json, made!) : null,
            (record, value) => record.SetCustom(record.Custom.With(key, kind.IsEmpty(value) ? null : Json(kind, value))))
        {
            Custom = definition,
            DefaultValue = definition.Default is { } value ? new(() => Default(made!, value)) : null,
            Computation = definition.Formula is { } text ? new(() => FormulaParser.TryParse(text, find)) : null,
            VisibleWhen = definition.VisibleWhen is { } condition ? new(() => Visibility(condition, type)) : null,
        };
        made = field;
        field.Aliases([definition.Key, definition.Label, .. definition.Labels.Values]).Filter();
        Describe(field, definition, kind);
        return field;
    }

    public static FieldKind KindOf(CustomField definition) => (definition.Kind == CustomFieldKind.Formula ? definition.ResultKind ?? CustomFieldKind.Text : definition.Kind) switch
    {
        CustomFieldKind.Text => new TextKind(),
        CustomFieldKind.LongText => new LongTextKind(),
        CustomFieldKind.Number => new DecimalKind(),
        CustomFieldKind.Money => new MoneyKind(),
        CustomFieldKind.Date => new DateKind(),
        CustomFieldKind.Choice => new OptionKind(new OptionSet(definition.Options)),
        CustomFieldKind.MultiChoice => new OptionsKind(new OptionSet(definition.Options)),
        CustomFieldKind.Boolean => new BooleanKind(),
        CustomFieldKind.Reference or CustomFieldKind.User => new ReferenceKind(),
        _ => throw new InvalidOperationException($"No field can be of the kind {definition.Kind}."),
    };

    private static void Describe(Field field, CustomField definition, FieldKind kind)
    {
        if (definition.Required)
        {
            field.Required();
        }

        if (definition.Personal)
        {
            field.Personal();
        }

        if (definition.Kind == CustomFieldKind.Formula)
        {
            field.ReadOnly();
        }

        if (definition.MaxLength is { } length)
        {
            field.Max(length);
        }

        if ((definition.Kind == CustomFieldKind.User ? "user" : definition.ReferenceTo) is { } target)
        {
            field.To(target);
        }

        if (IsSortable(kind))
        {
            field.Sort();
        }
    }

    private static bool IsSortable(FieldKind kind) => IndexEntry.IsNumeric(kind) || kind is OptionKind || (kind is TextKind and not LongTextKind);

    private static object? Default(Field field, string json)
    {
        using var document = JsonDocument.Parse(json);
        return field.Kind.Stored(document.RootElement, field);
    }

    private static JsonElement Json(FieldKind kind, object? value)
    {
        var bytes = RecordJson.Write(writer => kind.Write(writer, value), sizeHint: 64);
        using var document = JsonDocument.Parse(bytes);
        return document.RootElement.Clone();
    }

    // A condition on a field that has since gone shows the field: better too much to see than a form that cannot be filled in.
    private static Condition? Visibility(string json, RecordType type)
    {
        using var document = JsonDocument.Parse(json);
        var errors = new InputErrors();
        var condition = Condition.Read(document.RootElement.Clone(), type, errors, "visibleWhen");
        return errors.Any ? null : condition;
    }
}
