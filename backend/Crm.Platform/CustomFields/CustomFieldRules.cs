using System.Text.Json;
using System.Text.RegularExpressions;
using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.CustomFields.Formulas;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using Crm.Platform.Records.Kinds;
using Crm.Platform.Search;

namespace Crm.Platform.CustomFields;

/// <summary>What a definition must keep to, alone and among the others of its record type.</summary>
internal sealed partial class CustomFieldRules(RecordCatalog records, RecordType type, IReadOnlyList<CustomField> others)
{
    public const int MaxFields = 200;
    public const int MaxOptions = 200;
    private const int MaxOptionValue = 60;
    private const int MaxText = 1000;
    private const int MaxLongText = 100_000;

    /// <summary>Names that mean something to programs which hold values in plain objects.</summary>
    private static readonly string[] Reserved = ["constructor", "prototype", "hasOwnProperty", "isPrototypeOf", "toString", "toLocaleString", "valueOf", "toJSON"];

    public static readonly string[] Languages = ["en", "es", "zh", "ru", "it"];

    private readonly List<CustomField> living = [.. others.Where(o => !o.Retired)];

    public void Check(CustomField field, InputErrors errors)
    {
        CheckKey(field, errors);
        CheckTexts(field, errors);
        CheckOptions(field, errors);
        CheckKind(field, errors);
        if (errors.Any)
        {
            return;
        }

        var made = CustomFieldFactory.Make(type, [.. living, field]);
        CheckFormula(field, made, errors);
        CheckDefault(field, made.Single(f => f.Name == field.Name), errors);
        CheckVisibility(field, errors);
        if (field.Retired && Users(field).FirstOrDefault() is { } user)
        {
            throw new ConflictException("custom_field_in_use", $"{user.Label} refers to this field. Change that first.");
        }
    }

    /// <summary>Living definitions that refer to this one.</summary>
    private IEnumerable<CustomField> Users(CustomField field) => living.Where(o =>
        (o.VisibleWhen is { } condition && FieldsOf(condition).Contains(field.Name))
        || (o.Formula is { } formula && FormulaTokens.Of(formula).Exists(t => t.Kind == FormulaTokenKind.Name && t.Text == field.Name)));

    private void CheckKey(CustomField field, InputErrors errors)
    {
        if (!Key().IsMatch(field.Key) || Reserved.Contains(field.Key, StringComparer.Ordinal))
        {
            errors.Add("key", "Begin with a small letter and go on with letters and digits, 40 at most; some words that programs use are reserved.");
        }
        else if (others.FirstOrDefault(o => o.Key == field.Key) is { } same)
        {
            errors.Add("key", same.Retired ? "A retired field has this key. Restore it, or choose another key." : "Another field has this key. Choose another.");
        }
        else if (others.Any(o => (IsReference(o) && field.Key == o.Key + "Name") || (IsReference(field) && o.Key == field.Key + "Name")))
        {
            errors.Add("key", "Beside a reference stands its label, under its key and Name. Choose a key that does not meet it.");
        }

        if (others.Count >= MaxFields)
        {
            errors.Add("recordType", $"A record type has {MaxFields} custom fields at most, retired ones included.");
        }
    }

    private void CheckTexts(CustomField field, InputErrors errors)
    {
        NeedText(field.Label, "label", CustomFieldConfiguration.MaxLabel, errors);
        foreach (var (language, label) in field.Labels)
        {
            NeedText(label, $"labels.{language}", CustomFieldConfiguration.MaxLabel, errors);
            NeedLanguage(language, "labels", errors);
        }

        NeedText(field.Section, "section", CustomFieldConfiguration.MaxSection, errors);
        if (field.Section == FieldSet.SystemSection)
        {
            errors.Add("section", "The section system belongs to the platform. Choose another or name a new one.");
        }

        if (field.Help?.Length > CustomFieldConfiguration.MaxHelp)
        {
            errors.Add("help", $"Shorten the help to {CustomFieldConfiguration.MaxHelp} characters at most.");
        }

        var key = Folding.Key(field.Label);
        if (!field.Retired && living.Exists(o => Folding.Key(o.Label) == key))
        {
            errors.Add("label", "Another custom field has this label. People and files could not tell them apart.");
        }
    }

    private static void CheckOptions(CustomField field, InputErrors errors)
    {
        var isChoice = field.Kind is CustomFieldKind.Choice or CustomFieldKind.MultiChoice;
        if (!isChoice)
        {
            if (field.Options.Count > 0)
            {
                errors.Add("options", "Only choice and multiChoice have options.");
            }

            return;
        }

        if (field.Options.Count is 0 or > MaxOptions)
        {
            errors.Add("options", $"Give 1 to {MaxOptions} options.");
        }

        for (var i = 0; i < field.Options.Count; i++)
        {
            var option = field.Options[i];
            NeedText(option.Value, $"options[{i}].value", MaxOptionValue, errors);
            NeedText(option.Label, $"options[{i}].label", CustomFieldConfiguration.MaxLabel, errors);
            foreach (var language in option.Labels?.Keys ?? [])
            {
                NeedLanguage(language, $"options[{i}].labels", errors);
            }

            if (field.Options.Take(i).Any(o => Folding.Key(o.Value) == Folding.Key(option.Value)))
            {
                errors.Add($"options[{i}].value", "Another option has this value, or one that differs only in case or accents.");
            }
        }
    }

    private void CheckKind(CustomField field, InputErrors errors)
    {
        if (field.Kind == CustomFieldKind.Reference ? field.ReferenceTo is not { } target || records.Find(target) is null : field.ReferenceTo is not null)
        {
            errors.Add("referenceTo", field.Kind == CustomFieldKind.Reference
                ? $"Name the record type: one of {string.Join(", ", records.All.Select(t => t.Name))}."
                : "Only a reference points at a record type.");
        }

        var most = field.Kind switch { CustomFieldKind.Text => MaxText, CustomFieldKind.LongText => MaxLongText, _ => 0 };
        if (field.MaxLength is { } length && (length < 1 || length > most))
        {
            errors.Add("maxLength", most == 0 ? "Only texts have a length." : $"Give a length from 1 to {most}.");
        }

        if (field.Currency is { } currency && (field.Kind != CustomFieldKind.Money || !Currencies.IsKnown(currency)))
        {
            errors.Add("currency", "Only money has a currency: an ISO 4217 code such as EUR.");
        }

        var isFormula = field.Kind == CustomFieldKind.Formula;
        if (isFormula != !string.IsNullOrWhiteSpace(field.Formula))
        {
            errors.Add("formula", isFormula ? "Write the formula." : "Only the kind formula has one.");
        }

        if (isFormula && (field.Required || field.Default is not null))
        {
            errors.Add(field.Required ? "required" : "default", "A formula is computed: it is neither required nor has it a default.");
        }
    }

    private void CheckFormula(CustomField field, IReadOnlyList<Field> made, InputErrors errors)
    {
        if (field.Formula is null)
        {
            return;
        }

        // Circles first: a field whose formula cannot be put in order would silently never be computed.
        var byName = made.ToDictionary(f => f.Name, StringComparer.Ordinal);
        var formula = FormulaParser.Parse(field.Formula, name => name == field.Name ? null : Find(name));
        if (Reaches(formula.Names, field.Name, byName))
        {
            errors.Add("formula", "This formula refers to itself by way of another.");
        }

        if (field.ResultKind is { } kind && kind != formula.ResultKind)
        {
            errors.Add("resultKind", $"This formula gives {JsonNamingPolicy.CamelCase.ConvertName(formula.ResultKind.ToString())}; what a field holds never changes.");
        }

        field.ResultKind = formula.ResultKind;

        Field? Find(string name) => byName.GetValueOrDefault(name) ?? type.DeclaredFields.FirstOrDefault(f => f.Name == name);
    }

    private static bool Reaches(IEnumerable<string> names, string target, Dictionary<string, Field> byName) =>
        names.Any(name => name == target || (byName.GetValueOrDefault(name)?.Formula is { } formula && Reaches(formula.Names, target, byName)));

    private static void CheckDefault(CustomField field, Field made, InputErrors errors)
    {
        if (field.Default is not { } json)
        {
            return;
        }

        if (IsReference(field))
        {
            errors.Add("default", "A reference has no default.");
            return;
        }

        using var document = JsonDocument.Parse(json);
        var value = made.Kind.Read(document.RootElement, made, "default", errors);
        if (made.Kind.Refuse(made, before: null, value) is { } refusal)
        {
            errors.Add("default", refusal);
        }
    }

    private void CheckVisibility(CustomField field, InputErrors errors)
    {
        if (field.VisibleWhen is not { } json)
        {
            return;
        }

        if (FieldsOf(json).Contains(field.Name))
        {
            errors.Add("visibleWhen", "A field cannot decide about itself whether it shows.");
            return;
        }

        using var document = JsonDocument.Parse(json);
        if (Condition.Read(document.RootElement.Clone(), type, errors, "visibleWhen") is { } condition && IsRelative(condition))
        {
            errors.Add("visibleWhen", "Forms decide it by the record alone: give fixed values, not ones that depend on the day or the user.");
        }

        foreach (var name in FieldsOf(json).Where(n => type.Find(n) is null && !type.Fields.Any(f => f.Kind.SubFields.Any(s => $"{f.Name}.{s}" == n))))
        {
            errors.Add("visibleWhen", $"{name} is not a field of the same record.");
        }
    }

    private static bool IsRelative(Condition condition) => condition switch
    {
        GroupCondition group => group.Parts.Any(IsRelative),
        FieldCondition field => field.Values.Any(v => v is RelativeValue),
        _ => false,
    };

    private static HashSet<string> FieldsOf(string condition)
    {
        using var document = JsonDocument.Parse(condition);
        return [.. Names(document.RootElement)];

        static IEnumerable<string> Names(JsonElement json) => json.ValueKind switch
        {
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Names),
            JsonValueKind.Object => json.EnumerateObject().SelectMany(m =>
                m.Name == "field" && m.Value.ValueKind == JsonValueKind.String ? [m.Value.GetString()!] : m.Name is "all" or "any" ? Names(m.Value) : []),
            _ => [],
        };
    }

    private static bool IsReference(CustomField field) => field.Kind is CustomFieldKind.Reference or CustomFieldKind.User;

    private static void NeedText(string text, string path, int length, InputErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > length || text.Contains('\0', StringComparison.Ordinal))
        {
            errors.Add(path, $"Give a text of 1 to {length} characters.");
        }
    }

    private static void NeedLanguage(string language, string path, InputErrors errors)
    {
        if (!Languages.Contains(language, StringComparer.Ordinal))
        {
            errors.Add(path, $"There is no language {language} here. Use: {string.Join(", ", Languages)}.");
        }
    }

    [GeneratedRegex("^[a-z][A-Za-z0-9]{0,39}$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Key();
}
