using Crm.Platform.Imports.Columns;

namespace Crm.Platform.Imports.Rows;

/// <summary>What a file says of an e-mail address, a number or an address beside its value: what it is for, and whether it is the main one.</summary>
internal readonly record struct ValueLabel(string? Name, bool IsMain = false, bool IsUnreachable = false)
{
    private const string Separator = " - ";
    private static readonly string[] Names = ["label", "type", "etiqueta", "tipo", "etichetta", "метка", "тип", "标签", "类型"];
    private static readonly string[] Mute = ["fax", "факс", "传真", "pager", "пейджер", "telex"];

    /// <summary>The column with the label of another: "E-mail 1 - Label" speaks of "E-mail 1 - Value".</summary>
    public static int? ColumnOf(ImportColumn column, IReadOnlyList<ImportColumn> all)
    {
        var dash = column.Header.LastIndexOf(Separator, StringComparison.Ordinal);
        var group = dash <= 0 ? null : column.Header[..(dash + Separator.Length)];
        return group is null ? null
            : all.FirstOrDefault(c => c.Field is null && c.Header.StartsWith(group, StringComparison.OrdinalIgnoreCase) && Names.Contains(HeaderName.Normalise(c.Header[group.Length..])))?.Index;
    }

    /// <summary>The label of a cell: "* Work" is the main one and for work, and what nobody else knows is another.</summary>
    public static ValueLabel Read(string cell)
    {
        var text = cell.Split(" ::: ")[0].Trim();
        var isMain = text.StartsWith('*');
        text = text.TrimStart('*', ' ');
        return text.Length == 0
            ? new ValueLabel(null, isMain)
            : new ValueLabel(new HeaderName(text).Label ?? "other", isMain, Mute.Any(m => text.Contains(m, StringComparison.OrdinalIgnoreCase)));
    }
}
