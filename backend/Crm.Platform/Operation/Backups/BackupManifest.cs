using System.Text.Json;
using Crm.Platform.Data;

namespace Crm.Platform.Operation.Backups;

/// <summary>What a backup says of itself; the first thing that is read of it.</summary>
internal sealed record BackupManifest
{
    public const string EntryName = "manifest.json";

    /// <summary>What this program writes and reads.</summary>
    public const int CurrentFormat = 1;

    public required int Format { get; init; }

    /// <summary>The version of the program that made it.</summary>
    public required string Product { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DatabaseProvider Engine { get; init; }

    /// <summary>The last migration of the database in it; null where it has none.</summary>
    public required string? Migration { get; init; }

    /// <summary>Rows of each table, counted in what was saved; empty where the database is not in it.</summary>
    public required IReadOnlyDictionary<string, long> Rows { get; init; }

    public required IReadOnlyList<BackupPart> Parts { get; init; }

    public static JsonSerializerOptions Json { get; } = new(JsonColumn.Options) { WriteIndented = true };
}

/// <summary>One file in a backup: <c>database/crm.db</c>, <c>data/files/ab/cdef...</c>.</summary>
internal sealed record BackupPart(string Name, long SizeBytes, string Sha256);
