using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Records;
using Microsoft.AspNetCore.Http;

namespace Crm.Platform.Exports;

/// <summary>The formats that lists leave in.</summary>
internal enum ExportFormat
{
    Csv,
    Xlsx,
    VCard,
}

/// <summary>What an export is asked for: which records, which fields of them, and how.</summary>
internal sealed record ExportRequest(ListQuery Query, ExportFormat Format, IReadOnlyList<string>? Columns, IReadOnlyList<Guid>? Ids, bool Labels)
{
    private const int MostIds = 10_000;
    private static readonly string[] Own = ["columns", "format", "labels", "ids"];

    public static ExportRequest Read(IQueryCollection query, RecordType type)
    {
        var errors = new InputErrors();
        var ids = query["ids"].ToString();
        var request = new ExportRequest(
            ListRequest.Read(query, type, Own),
            FormatOf(query["format"], errors),
            Split(query["columns"]),
            ids.Length == 0 ? null : ReadIds(Split(ids)!, errors),
            query["labels"].ToString() is not ("" or "false"));
        errors.ThrowIfAny();
        return request;
    }

    public static ExportRequest Read(JsonElement body, RecordType type)
    {
        var errors = new InputErrors();
        var list = ListRequest.Read(body, type, Own);
        var labels = body.TryGetProperty("labels", out var flag) && flag.ValueKind is not (JsonValueKind.False or JsonValueKind.Null);
        var format = body.TryGetProperty("format", out var name) ? name.ToString() : null;
        var request = new ExportRequest(list, FormatOf(format, errors), Texts(body, "columns", errors), Texts(body, "ids", errors) is { } ids ? ReadIds(ids, errors) : null, labels);
        errors.ThrowIfAny();
        return request;
    }

    private static ExportFormat FormatOf(string? name, InputErrors errors)
    {
        switch (name)
        {
            case null or "" or "csv":
                return ExportFormat.Csv;
            case "xlsx":
                return ExportFormat.Xlsx;
            case "vcard":
                return ExportFormat.VCard;
            default:
                errors.Add("format", "Choose csv, xlsx or vcard.");
                return ExportFormat.Csv;
        }
    }

    private static string[]? Split(string? list) => string.IsNullOrEmpty(list) ? null : list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IReadOnlyList<string>? Texts(JsonElement body, string name, InputErrors errors)
    {
        if (!body.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String))
        {
            return [.. list.EnumerateArray().Select(e => e.GetString()!)];
        }

        errors.Add(name, "Send a list of texts.");
        return null;
    }

    private static IReadOnlyList<Guid> ReadIds(IReadOnlyList<string> texts, InputErrors errors)
    {
        if (texts.Count > MostIds)
        {
            errors.Add("ids", $"Send {MostIds} ids at most.");
            return [];
        }

        var ids = texts.Select(t => Guid.TryParse(t, out var id) ? id : (Guid?)null).ToList();
        if (ids.Contains(null))
        {
            errors.Add("ids", "Send ids of records.");
        }

        return [.. ids.OfType<Guid>().Distinct()];
    }
}
