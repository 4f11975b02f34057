using Microsoft.ML.OnnxRuntime;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Export.Checks;

/// <summary>A model in ONNX Runtime, on one thread.</summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly string _input;

    /// <exception cref="NasException">NAS4004: ONNX Runtime does not take the model.</exception>
    public OnnxSession(byte[] model, string input)
    {
        _input = input;
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        try
        {
            _session = new InferenceSession(model, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new NasException(
                OnnxCheck.Code, $"ONNX Runtime does not take the network: {FirstLine(e)}. Please report it to NasGen; nothing was written.", inner: e);
        }
    }

    /// <summary>The outputs for an input, as tensors of the given types.</summary>
    public IReadOnlyList<Tensor> Run(Tensor input, IReadOnlyList<string> outputs)
    {
        using var value = ToValue(input);
        using var run = new RunOptions();
        using var results = _session.Run(run, [_input], [value], outputs);
        return [.. results.Select(ToTensor)];
    }

    /// <summary>A call with an input that was made before, for measurements of time.</summary>
    public Action Call(Tensor input, string output)
    {
        var (value, run) = (ToValue(input), new RunOptions());
        string[] inputs = [_input], outputs = [output];
        return () =>
        {
            using var results = _session.Run(run, inputs, [value], outputs);
        };
    }

    public void Dispose() => _session.Dispose();

    /// <summary>The first line of an error of ONNX Runtime.</summary>
    public static string FirstLine(Exception e) => e.Message.Split('\n')[0].Trim().TrimEnd('.');

    private static OrtValue ToValue(Tensor tensor)
    {
        using var plain = tensor.detach().cpu().contiguous();
        var shape = plain.shape;
        return plain.dtype switch
        {
            ScalarType.Float32 => OrtValue.CreateTensorValueFromMemory(plain.data<float>().ToArray(), shape),
            ScalarType.Float64 => OrtValue.CreateTensorValueFromMemory(plain.data<double>().ToArray(), shape),
            ScalarType.Int64 => OrtValue.CreateTensorValueFromMemory(plain.data<long>().ToArray(), shape),
            ScalarType.Int32 => OrtValue.CreateTensorValueFromMemory(plain.data<int>().ToArray(), shape),
            ScalarType.Bool => OrtValue.CreateTensorValueFromMemory(plain.data<bool>().ToArray(), shape),
            _ => throw new NasException(OnnxCheck.Code, $"An input of type {plain.dtype} cannot be checked."),
        };
    }

    private static Tensor ToTensor(OrtValue value)
    {
        var info = value.GetTensorTypeAndShape();
        return info.ElementDataType switch
        {
            Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float => tensor(value.GetTensorDataAsSpan<float>().ToArray(), info.Shape),
            Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Double => tensor(value.GetTensorDataAsSpan<double>().ToArray(), info.Shape),
            Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Int64 => tensor(value.GetTensorDataAsSpan<long>().ToArray(), info.Shape),
            Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Int32 => tensor(value.GetTensorDataAsSpan<int>().ToArray(), info.Shape),
            Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Bool => tensor(value.GetTensorDataAsSpan<bool>().ToArray(), info.Shape),
            Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.UInt8 => tensor(value.GetTensorDataAsSpan<byte>().ToArray(), info.Shape),
            var type => throw new NasException(OnnxCheck.Code, $"An output of type {type} cannot be checked."),
        };
    }
}
