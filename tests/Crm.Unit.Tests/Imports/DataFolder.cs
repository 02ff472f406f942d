namespace Crm.Unit.Tests.Imports;

/// <summary>Real files that are not part of the repository; tests that need them say so where they are missing.</summary>
internal static class DataFolder
{
    public static string Require(string path)
    {
        var folder = Environment.GetEnvironmentVariable("CRM_DATA_DIR");
        if (string.IsNullOrEmpty(folder) || !Path.Exists(Path.Combine(folder, path)))
        {
            Assert.Ignore($"Needs {path} under the folder that CRM_DATA_DIR names; it is not part of the repository.");
        }

        return Path.Combine(folder!, path);
    }
}
