#pragma once

#include "core/engine/kernels/HalfLinear.h"

/// The product over any vector type; each instruction set compiles it once, in its own file.
/// V has: kWidth, kRows (input rows at a time), Register, zero, load, store, multiplyAdd, sum, widenBf16, widenFp16 and
/// the scalar bf16, fp16.
namespace lunette::kernels {

/// One instruction set's version of the functions of HalfLinear.h.
struct HalfLinearTable {
    void (*linear)(const HalfLinear& job, size_t begin, size_t end);
    void (*widen)(const uint16_t* source, HalfType type, size_t count, float* target);
};
HalfLinearTable scalarHalfLinear();
HalfLinearTable avx2HalfLinear();   ///< needs AVX2, FMA, F16C
HalfLinearTable avx512HalfLinear(); ///< needs AVX-512 F, BW, VL, DQ

template <class V, HalfType type>
typename V::Register widenRegister(const uint16_t* source) {
    if constexpr (type == HalfType::Bf16)
        return V::widenBf16(source);
    else
        return V::widenFp16(source);
}

template <class V, HalfType type>
float widenOne(uint16_t bits) {
    if constexpr (type == HalfType::Bf16)
        return V::bf16(bits);
    else
        return V::fp16(bits);
}

/// `rows` input rows times `columns` weight rows, kept in registers over the whole inner length.
template <class V, HalfType type, size_t rows, size_t columns>
void halfLinearTile(const HalfLinear& job, size_t row, size_t column) {
    typename V::Register sums[rows][columns];
    for (auto& line : sums) {
        for (auto& sum : line)
            sum = V::zero();
    }
    const float* x = job.input + row * job.inner;
    const uint16_t* w = job.weight + column * job.inner;
    size_t k = 0;
    for (; k + V::kWidth <= job.inner; k += V::kWidth) {
        typename V::Register weights[columns];
        for (size_t c = 0; c < columns; ++c)
            weights[c] = widenRegister<V, type>(w + c * job.inner + k);
        for (size_t r = 0; r < rows; ++r) {
            const auto input = V::load(x + r * job.inner + k);
            for (size_t c = 0; c < columns; ++c)
                sums[r][c] = V::multiplyAdd(input, weights[c], sums[r][c]);
        }
    }
    for (size_t r = 0; r < rows; ++r) {
        for (size_t c = 0; c < columns; ++c) {
            float sum = V::sum(sums[r][c]);
            for (size_t rest = k; rest < job.inner; ++rest)
                sum += x[r * job.inner + rest] * widenOne<V, type>(w[c * job.inner + rest]);
            job.output[(row + r) * job.outer + column + c] = job.bias ? sum + job.bias[column + c] : sum;
        }
    }
}

template <class V, HalfType type, size_t columns>
void halfLinearColumns(const HalfLinear& job, size_t column) {
    size_t row = 0;
    for (; row + V::kRows <= job.rows; row += V::kRows)
        halfLinearTile<V, type, V::kRows, columns>(job, row, column);
    for (; row < job.rows; ++row)
        halfLinearTile<V, type, 1, columns>(job, row, column);
}

template <class V, HalfType type>
void halfLinearRange(const HalfLinear& job, size_t begin, size_t end) {
    constexpr size_t kColumns = 4;
    size_t column = begin;
    for (; column + kColumns <= end; column += kColumns)
        halfLinearColumns<V, type, kColumns>(job, column);
    for (; column < end; ++column)
        halfLinearColumns<V, type, 1>(job, column);
}

template <class V, HalfType type>
void widenAll(const uint16_t* source, size_t count, float* target) {
    size_t i = 0;
    for (; i + V::kWidth <= count; i += V::kWidth)
        V::store(target + i, widenRegister<V, type>(source + i));
    for (; i < count; ++i)
        target[i] = widenOne<V, type>(source[i]);
}

template <class V>
HalfLinearTable tableOf() {
    return {[](const HalfLinear& job, size_t begin, size_t end) {
                if (job.type == HalfType::Bf16)
                    halfLinearRange<V, HalfType::Bf16>(job, begin, end);
                else
                    halfLinearRange<V, HalfType::Fp16>(job, begin, end);
            },
            [](const uint16_t* source, HalfType type, size_t count, float* target) {
                if (type == HalfType::Bf16)
                    widenAll<V, HalfType::Bf16>(source, count, target);
                else
                    widenAll<V, HalfType::Fp16>(source, count, target);
            }};
}

} // namespace lunette::kernels
