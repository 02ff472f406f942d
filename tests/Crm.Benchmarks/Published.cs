using System.Diagnostics;

namespace Crm.Benchmarks;

/// <summary>The application as it is published for a server.</summary>
internal static class Published
{
    public static async Task<string> Folder(BenchOptions options)
    {
        if (options.Published is { } given)
        {
            return given;
        }

        var folder = Path.Combine(options.Folder, "published");
        await Run("dotnet", ["publish", Path.Combine(Checkout(), "backend", "Crm.Api"), "-c", "Release", "-p:BuildSpa=false", "-v", "q", "-o", folder], []);
        return folder;
    }

    /// <summary>Runs to its end; what it says goes to our own output.</summary>
    public static async Task Run(string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string?>> environment)
    {
        var start = new ProcessStartInfo(program, arguments);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}.");
        }
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Crm.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Name a published application with --published.");
        }

        return folder.FullName;
    }
}
