using System.Globalization;
using Crm.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Crm.Platform.Http;

/// <summary>Strong entity tags made of versions.</summary>
public static class ETags
{
    public static string Of(Record record) => Of(record.Version);

    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"v{version}\"");

    /// <summary>Refuses a change of another version than the caller has seen, and shows the present state.</summary>
    public static async Task Check<T>(long? expected, long version, Func<Task<T>> show)
    {
        if (expected is not null && expected != version)
        {
            throw new StaleVersionException(version, System.Text.Json.JsonSerializer.SerializeToElement(await show(), Data.JsonColumn.Options));
        }
    }

    /// <summary>The version that If-Match names; null where the caller does not mind.</summary>
    public static long? IfMatch(HttpContext http)
    {
        var header = http.Request.Headers.IfMatch.ToString();
        if (header.Length == 0 || header == "*")
        {
            return null;
        }

        if (EntityTagHeaderValue.TryParse(header, out var tag) && !tag.IsWeak && tag.Tag.AsSpan().Trim('"') is ['v', .. var digits]
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return version;
        }

        throw new InvalidInputException("If-Match", "Send the ETag exactly as it was answered, such as \"v3\".");
    }
}
