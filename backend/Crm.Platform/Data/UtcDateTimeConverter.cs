using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Crm.Platform.Data;

/// <summary>Instants are UTC in the database and in memory, whatever the engine's own type forgets.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    v => v.Kind == DateTimeKind.Utc ? v : v.ToUniversalTime(),
    v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
