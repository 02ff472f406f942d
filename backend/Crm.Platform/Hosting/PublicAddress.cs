using Microsoft.Extensions.Configuration;

namespace Crm.Platform.Hosting;

/// <summary>The address by which people reach the browser app: behind a proxy only the operator knows it.</summary>
public static class PublicAddress
{
    public const string Setting = "Crm:PublicUrl";

    private static readonly string[] AnyHost = ["//0.0.0.0", "//[::]", "//+", "//*"];

    public static string Of(IConfiguration configuration)
    {
        if (configuration[Setting] is { Length: > 0 } configured)
        {
            return configured.TrimEnd('/');
        }

        return configuration["urls"]?.Split(';') is [{ Length: > 0 } first, ..]
            ? AnyHost.Aggregate(first.TrimEnd('/'), (url, any) => url.Replace(any, "//localhost", StringComparison.Ordinal))
            : $"http://localhost:{configuration["http_ports"]?.Split(';')[0] ?? "5080"}";
    }
}
