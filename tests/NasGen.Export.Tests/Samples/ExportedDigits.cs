using Microsoft.ML.OnnxRuntime;

public static class ExportedDigits
{
    /// <summary>The scores of one image of 8×8 pixels.</summary>
    public static float[] Scores(string path, float[] pixels)
    {
        using var session = new InferenceSession(path); // export/DigitsNetBest.onnx
        using var input = OrtValue.CreateTensorValueFromMemory(pixels, [1, 1, 8, 8]);
        using var run = new RunOptions();
        using var results = session.Run(run, ["input"], [input], ["output"]);
        return results[0].GetTensorDataAsSpan<float>().ToArray();
    }
}
